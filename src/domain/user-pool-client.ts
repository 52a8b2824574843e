/** An app client's settings: defaults, what cannot be together, what they mean. */
import type { CreateUserPoolClientRequest, UserPoolClientType } from '../model/generated/cognito-idp-types.ts'
import { legacyFlows } from './client-flows.ts'
import { featureUnavailable, invalidParameter } from './errors.ts'
import { standardScopes } from './oauth-scopes.ts'
import type { UserPool, UserPoolClient } from './records/pools.ts'
import { tokenLifetimes } from './token-lifetimes.ts'
import { schemaOf } from './user-pool.ts'

type Settings = Omit<CreateUserPoolClientRequest, 'UserPoolId' | 'ClientName' | 'GenerateSecret' | 'ClientSecret'>

type ClientSettings = Omit<
  UserPoolClientType,
  'UserPoolId' | 'ClientId' | 'ClientName' | 'ClientSecret' | 'CreationDate' | 'LastModifiedDate'
>

/**
 * A client's settings with every default in its place; for an update too, which resets what it leaves out.
 * @param action `creating` or `updating`, for the sentences
 * @throws InvalidParameterException, FeatureUnavailableInTierException
 */
// AWS: CreateUserPoolClient and UpdateUserPoolClient.
export function clientSettings(pool: UserPool, given: Settings, hasSecret: boolean, action: 'creating' | 'updating'): ClientSettings {
  checkTier(pool, given)
  checkFlows(given, hasSecret)
  checkOAuth(given, hasSecret)
  checkPermissions(pool, given, action)
  const settings = {
    RefreshTokenValidity: given.RefreshTokenValidity || 30,
    AccessTokenValidity: given.AccessTokenValidity,
    IdTokenValidity: given.IdTokenValidity,
    TokenValidityUnits: given.TokenValidityUnits,
    ReadAttributes: nonEmpty(given.ReadAttributes),
    WriteAttributes: nonEmpty(given.WriteAttributes),
    ExplicitAuthFlows: nonEmpty(given.ExplicitAuthFlows),
    SupportedIdentityProviders: nonEmpty(given.SupportedIdentityProviders),
    CallbackURLs: nonEmpty(given.CallbackURLs),
    LogoutURLs: nonEmpty(given.LogoutURLs),
    DefaultRedirectURI: given.DefaultRedirectURI,
    AllowedOAuthFlows: nonEmpty(given.AllowedOAuthFlows),
    AllowedOAuthScopes: nonEmpty(given.AllowedOAuthScopes),
    AllowedOAuthFlowsUserPoolClient: given.AllowedOAuthFlowsUserPoolClient ?? false,
    AnalyticsConfiguration: given.AnalyticsConfiguration,
    PreventUserExistenceErrors: given.PreventUserExistenceErrors,
    EnableTokenRevocation: given.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData: given.EnablePropagateAdditionalUserContextData ?? false,
    AuthSessionValidity: given.AuthSessionValidity ?? 3,
    RefreshTokenRotation: given.RefreshTokenRotation,
  }
  checkValidity(settings)
  return settings
}

/** @throws FeatureUnavailableInTierException */
// AWS: "ExplicitAuthFlows", ALLOW_USER_AUTH, and "Refresh token rotation" need the Essentials tier or a higher one.
function checkTier({ UserPoolTier }: UserPool, { ExplicitAuthFlows, RefreshTokenRotation }: Settings): void {
  if (UserPoolTier !== 'LITE') return
  if (ExplicitAuthFlows?.includes('ALLOW_USER_AUTH')) throw featureUnavailable('ALLOW_USER_AUTH')
  if (RefreshTokenRotation?.Feature === 'ENABLED') throw featureUnavailable('RefreshTokenRotation')
}

const nonEmpty = <T>(list: readonly T[] | undefined) => (list === undefined || list.length === 0 ? undefined : list)

// AWS: values with and without the ALLOW_ prefix cannot be used together. Assumed: the sentence.
function checkFlows({ ExplicitAuthFlows = [], RefreshTokenRotation }: Settings, hasSecret: boolean): void {
  if (ExplicitAuthFlows.some((flow) => legacyFlows.has(flow)) && ExplicitAuthFlows.some((flow) => flow.startsWith('ALLOW_'))) {
    throw invalidParameter(
      'ExplicitAuthFlows values that begin with ALLOW_ cannot be combined with ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY or USER_PASSWORD_AUTH.',
    )
  }
  // AWS: GetClientToken: the flow excludes every other, and needs a secret. Assumed: the sentences.
  if (ExplicitAuthFlows.includes('ALLOW_CLIENT_TOKEN_AUTH')) {
    if (ExplicitAuthFlows.some((flow) => flow !== 'ALLOW_CLIENT_TOKEN_AUTH'))
      throw invalidParameter('ALLOW_CLIENT_TOKEN_AUTH cannot be combined with other ExplicitAuthFlows.')
    if (!hasSecret) throw invalidParameter('ALLOW_CLIENT_TOKEN_AUTH cannot be selected if client does not have a client secret.')
  }
  if (RefreshTokenRotation?.Feature === 'ENABLED' && ExplicitAuthFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('ALLOW_REFRESH_TOKEN_AUTH cannot be enabled for a client with refresh token rotation.')
  }
}

// Seen: the sentences about client_credentials and about what OAuth needs.
function checkOAuth(given: Settings, hasSecret: boolean): void {
  const flows = given.AllowedOAuthFlows ?? []
  const scopes = given.AllowedOAuthScopes ?? []
  if (given.AllowedOAuthFlowsUserPoolClient === true && (flows.length === 0 || scopes.length === 0)) {
    throw invalidParameter('AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.')
  }
  if (flows.includes('client_credentials')) {
    if (flows.length > 1) throw invalidParameter('client_credentials flow can not be selected along with code flow or implicit flow.')
    if (!hasSecret) throw invalidParameter('client_credentials flow can not be selected if client does not have a client secret.')
    const standard = scopes.find((scope) => standardScopes.has(scope))
    if (standard !== undefined) throw invalidParameter(`${standard} is not supported with client_credentials flow.`)
  }
  for (const url of [...(given.CallbackURLs ?? []), ...(given.LogoutURLs ?? [])]) checkRedirect(url)
  if (given.DefaultRedirectURI !== undefined && !given.CallbackURLs?.includes(given.DefaultRedirectURI)) {
    throw invalidParameter('defaultRedirectURI should be included in the callbackURLs.')
  }
}

// AWS: a redirect URI is absolute, has no fragment and uses HTTPS, but for localhost and app schemes.
function checkRedirect(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  // What a browser would run or show is no address of an app.
  if (parsed === undefined || url.includes('#') || /^(?:javascript|data|vbscript):$/.test(parsed.protocol))
    throw invalidParameter(`${url} is not a valid redirect URI: it must be absolute and have no fragment.`)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname)
  if (parsed.protocol === 'http:' && !local) throw invalidParameter(`cannot use the given redirectUri, HTTPS is required: ${url}`)
}

// Seen: "Invalid write attributes specified while creating a client".
function checkPermissions(pool: UserPool, given: Settings, action: 'creating' | 'updating'): void {
  const names = new Set(schemaOf(pool).map(({ Name }) => Name))
  if (given.ReadAttributes?.some((name) => !names.has(name)))
    throw invalidParameter(`Invalid read attributes specified while ${action} a client`)
  const writable = new Set(
    schemaOf(pool)
      .filter(({ Name }) => !verifiedFlags.has(Name) && Name !== 'sub')
      .map(({ Name }) => Name),
  )
  if (given.WriteAttributes?.some((name) => !writable.has(name)))
    throw invalidParameter(`Invalid write attributes specified while ${action} a client`)
  const required = schemaOf(pool).filter(({ Name, Required }) => Required && Name !== 'sub')
  if (nonEmpty(given.WriteAttributes) && required.some(({ Name }) => !given.WriteAttributes?.includes(Name))) {
    throw invalidParameter(`Invalid write attributes specified while ${action} a client`)
  }
}

const verifiedFlags = new Set(['email_verified', 'phone_number_verified'])

const day = 86_400

// AWS: ID and access tokens live 5 minutes to 1 day, refresh tokens 60 minutes to 10 years. Seen: the sentence.
function checkValidity(client: ClientSettings): void {
  const { access, id, refresh } = tokenLifetimes(client)
  const short = [access, id].every((lifetime) => lifetime >= 300 && lifetime <= day)
  if (!short || refresh < 3600 || refresh > 3650 * day || access > refresh || id > refresh) {
    throw invalidParameter('Invalid range for token validity.')
  }
}

/** Whether a client hides that a user does not exist. */
export const hidesUserExistence = (client: UserPoolClient) => client.PreventUserExistenceErrors === 'ENABLED'

/** Whether a client may set an attribute. */
export function mayWrite({ WriteAttributes }: UserPoolClient, name: string): boolean {
  // AWS: where nothing is set, a client writes every attribute but the ones that say whether a contact is verified.
  return WriteAttributes === undefined ? !verifiedFlags.has(name) : WriteAttributes.includes(name)
}

export function mayRead({ ReadAttributes }: UserPoolClient, name: string): boolean {
  return ReadAttributes === undefined || name === 'sub' || ReadAttributes.includes(name)
}
