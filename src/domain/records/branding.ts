/** How hosted pages look, and what they link to. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type { AssetType, ManagedLoginBrandingType, TermsType } from '../../model/generated/cognito-idp-types.ts'

/** A file of a branding style; its bytes are base64, because records are JSON. */
export interface BrandingAsset extends Omit<AssetType, 'Bytes'> {
  readonly bytes?: string
}

/** How the hosted pages of one client look: managed login's styles. */
export interface ManagedLoginBranding extends Omit<ManagedLoginBrandingType, 'Assets'> {
  readonly ManagedLoginBrandingId: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
  readonly assets: readonly BrandingAsset[]
}

/** How the classic hosted pages look, of one client or of `ALL`. */
export interface UiCustomization {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly CSS?: string
  /** Base64. */
  readonly image?: string
  readonly version: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

/** A document that users of a client are shown when they sign up. */
export type Terms = TermsType
