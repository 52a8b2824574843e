/** What of IAM identity pools look at. API members keep the API's spelling. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
interface IamProvider {
  readonly Arn: string
  readonly CreateDate: number
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[]
}

export interface IamOpenIdProvider extends IamProvider {
  /** Without its scheme. */
  readonly Url: string
  readonly ClientIDList: readonly string[]
  readonly ThumbprintList: readonly string[]
}

export interface IamSamlProvider extends IamProvider {
  readonly SAMLMetadataDocument: string
}
