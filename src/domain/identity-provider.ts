/** The settings of a user pool's identity providers: what each type needs, what it is given, what it does not show again. */
import type { IdentityProviderType } from '../model/generated/cognito-idp-types.ts'
import { invalidParameter } from './errors.ts'

export type ProviderType = NonNullable<IdentityProviderType['ProviderType']>
export type ProviderDetails = Readonly<Record<string, string>>

interface Rules {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** What Cognito knows by itself; the settings of a provider win. */
  readonly known: (details: ProviderDetails) => ProviderDetails
  /** Settings that go in and do not come out again. */
  readonly secret?: readonly string[]
  /** What the username of a provider's user is made from, where `AttributeMapping` does not say. */
  readonly subject: string
}

// AWS: CreateIdentityProvider, "ProviderDetails", with the examples of each type.
const rules: Readonly<Record<ProviderType, Rules>> = {
  Google: {
    required: ['client_id', 'client_secret', 'authorize_scopes'],
    optional: [],
    known: () => ({
      attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
      attributes_url_add_attributes: 'true',
      authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
      oidc_issuer: 'https://accounts.google.com',
      token_request_method: 'POST',
      token_url: 'https://www.googleapis.com/oauth2/v4/token',
    }),
    subject: 'sub',
  },
  Facebook: {
    required: ['client_id', 'client_secret', 'authorize_scopes'],
    optional: ['api_version'],
    known: ({ api_version: version = 'v17.0' }) => ({
      attributes_url: `https://graph.facebook.com/${version}/me?fields=`,
      attributes_url_add_attributes: 'true',
      authorize_url: `https://www.facebook.com/${version}/dialog/oauth`,
      token_request_method: 'GET',
      token_url: `https://graph.facebook.com/${version}/oauth/access_token`,
    }),
    subject: 'id',
  },
  LoginWithAmazon: {
    required: ['client_id', 'client_secret', 'authorize_scopes'],
    optional: [],
    known: () => ({
      attributes_url: 'https://api.amazon.com/user/profile',
      attributes_url_add_attributes: 'false',
      authorize_url: 'https://www.amazon.com/ap/oa',
      token_request_method: 'POST',
      token_url: 'https://api.amazon.com/auth/o2/token',
    }),
    subject: 'user_id',
  },
  SignInWithApple: {
    required: ['client_id', 'team_id', 'key_id', 'private_key', 'authorize_scopes'],
    optional: [],
    known: () => ({
      attributes_url_add_attributes: 'false',
      authorize_url: 'https://appleid.apple.com/auth/authorize',
      oidc_issuer: 'https://appleid.apple.com',
      token_request_method: 'POST',
      token_url: 'https://appleid.apple.com/auth/token',
    }),
    secret: ['private_key'],
    subject: 'sub',
  },
  OIDC: {
    required: ['client_id', 'attributes_request_method', 'oidc_issuer', 'authorize_scopes'],
    optional: ['client_secret', 'authorize_url', 'token_url', 'attributes_url', 'jwks_uri'],
    known: () => ({ attributes_url_add_attributes: 'false' }),
    subject: 'sub',
  },
  SAML: {
    required: [],
    optional: ['MetadataURL', 'MetadataFile', 'IDPSignout', 'IDPInit', 'RequestSigningAlgorithm', 'EncryptedResponses'],
    known: () => ({}),
    subject: 'NameID',
  },
}

/** Settings that only Cognito makes, but that come back when a description is used to update a provider. */
const derived = new Set([
  'attributes_url',
  'attributes_url_add_attributes',
  'authorize_url',
  'oidc_issuer',
  'token_request_method',
  'token_url',
  'ActiveEncryptionCertificate',
  'SLORedirectBindingURI',
  'SSORedirectBindingURI',
])

const choices: Readonly<Record<string, readonly string[]>> = {
  attributes_request_method: ['GET', 'POST'],
  IDPSignout: ['true', 'false'],
  IDPInit: ['true', 'false'],
  EncryptedResponses: ['true', 'false'],
  RequestSigningAlgorithm: ['rsa-sha256'],
}

/** Seen: a social provider's name is its type. @throws InvalidParameterException */
export function checkProviderName(name: string, type: ProviderType): void {
  const fixed = Object.hasOwn(rules, name) && name !== 'SAML' && name !== 'OIDC'
  const social = type !== 'SAML' && type !== 'OIDC'
  if ((social && name !== type) || (fixed && name !== type)) throw invalidParameter(`Provider ${name} cannot be of type ${type}.`)
  // AWS: COGNITO names the user pool's own users in `SupportedIdentityProviders`.
  if (name.toUpperCase() === 'COGNITO') throw invalidParameter(`Provider ${name} cannot be of type ${type}.`)
}

/**
 * A provider's details with all that Cognito knows of its type.
 * @throws InvalidParameterException naming what is missing, unknown or wrong. Assumed: the sentences.
 */
export function providerDetails(type: ProviderType, given: ProviderDetails): ProviderDetails {
  const { required, optional, known } = rules[type]
  const missing = required.filter((key) => (given[key] ?? '') === '')
  if (missing.length > 0) throw invalidParameter(`Missing required provider details for ${type}: ${missing.join(', ')}`)
  const unknown = Object.keys(given).filter((key) => !required.includes(key) && !optional.includes(key) && !derived.has(key))
  if (unknown.length > 0) throw invalidParameter(`Unknown provider details for ${type}: ${unknown.join(', ')}`)
  for (const [key, allowed] of Object.entries(choices)) {
    const value = given[key]
    if (value !== undefined && !allowed.includes(value)) {
      throw invalidParameter(`Invalid value for provider detail ${key}: ${value}. Allowed are: ${allowed.join(', ')}`)
    }
  }
  if (type === 'SAML') checkMetadata(given)
  if (type === 'OIDC') checkUrls(given)
  // What every description makes anew.
  const { ActiveEncryptionCertificate: _, ...kept } = given
  return { ...known(kept), ...kept }
}

// AWS: "Provide exactly one of MetadataFile and MetadataURL".
function checkMetadata({ MetadataURL, MetadataFile }: ProviderDetails): void {
  if (MetadataURL === undefined && MetadataFile === undefined) {
    throw invalidParameter('Missing required provider details for SAML: MetadataURL or MetadataFile')
  }
  if (MetadataURL !== undefined && !isUrl(MetadataURL)) throw invalidParameter(`MetadataURL is not a valid URL: ${MetadataURL}`)
}

function checkUrls(details: ProviderDetails): void {
  for (const key of ['oidc_issuer', 'authorize_url', 'token_url', 'attributes_url', 'jwks_uri']) {
    const value = details[key]
    if (value !== undefined && !isUrl(value)) throw invalidParameter(`${key} is not a valid URL: ${value}`)
  }
}

const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:/.test(text)

/** What a description shows. */
export function shownDetails(type: ProviderType, details: ProviderDetails): ProviderDetails {
  const hidden = rules[type].secret ?? []
  return Object.fromEntries(Object.entries(details).filter(([key]) => !hidden.includes(key)))
}

/** AWS: `username` is always mapped. SAML's is the subject of the assertion and is not shown. */
export function attributeMapping(
  type: ProviderType,
  given: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  return type === 'SAML' ? { ...given } : { ...given, username: given?.username ?? rules[type].subject }
}

/** @throws InvalidParameterException Assumed: the sentence. */
// AWS: CreateIdentityProvider, "AcrMapping": only providers of OpenID Connect have one.
export function checkAcrMapping(type: ProviderType, given: Readonly<Record<string, string>> | undefined): void {
  if (given !== undefined && type !== 'OIDC') throw invalidParameter(`AcrMapping is not supported for providers of type ${type}.`)
}

/** AWS: each provider's users are in a group of their own. */
export const providerGroup = (userPoolId: string, name: string): string => `${userPoolId}_${name}`
