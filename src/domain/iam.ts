/** Identity providers of IAM, as far as identity pools need them. */
import type { IamOpenIdProvider, IamSamlProvider } from './records/iam.ts'
import { ServiceError } from './service-error.ts'

export const openIdProviderArn = (accountId: string, url: string): string => `arn:aws:iam::${accountId}:oidc-provider/${url}`
export const samlProviderArn = (accountId: string, name: string): string => `arn:aws:iam::${accountId}:saml-provider/${name}`

/** The part of an ARN that names the provider: configurations carry the account that they were made for. */
export const providerName = (arn: string): string => arn.replace(/^arn:[^:]*:iam::\d*:/, '')

// AWS: the API reference of IAM has the names and statuses. Seen: the sentences of the first two; Assumed: the third.
export const entityExists = (url: string) => new ServiceError('EntityAlreadyExists', `Provider with url ${url} already exists.`)
export const noSuchEntity = (arn: string) =>
  new ServiceError('NoSuchEntity', `${arn.includes(':saml-provider/') ? 'Manifest' : 'OpenIDConnect Provider'} not found for arn ${arn}`)
export const samlProviderExists = (name: string) =>
  new ServiceError('EntityAlreadyExists', `Cannot create a second provider with the name ${name}.`)
export const invalidAction = (action: string) =>
  new ServiceError('InvalidAction', `Could not find operation ${action} for version 2010-05-08`)
export const invalidInput = (message: string) => new ServiceError('InvalidInput', message)

/** Seconds. AWS: "SAMLMetadataDocument": providers of the list are valid for a hundred years where their certificates say nothing. */
const validity = 100 * 365 * 86_400

export const describedOpenId = ({ Url, ClientIDList, ThumbprintList, CreateDate, Tags }: IamOpenIdProvider) => ({
  Url,
  ClientIDList,
  ThumbprintList,
  CreateDate,
  Tags,
})

export const describedSaml = ({ SAMLMetadataDocument, CreateDate, Tags }: IamSamlProvider) => ({
  SAMLMetadataDocument,
  CreateDate,
  ValidUntil: CreateDate + validity,
  Tags,
})
