/** Dynamic client registration: what an application may ask for, and the app client that it becomes. RFC 7591. */
import type { CreateUserPoolClientRequest, DcrConfigurationType } from '../model/generated/cognito-idp-types.ts'
import { OAuthError } from './oauth-error.ts'
import { parsedScopes } from './oauth-scopes.ts'

/** AWS: "Dynamic client registration": a scope of the system's own, which needs no resource server. */
export const registrationScope = 'aws.cognito/dcr/register'

export const registersClients = (configuration: DcrConfigurationType | undefined): boolean =>
  configuration !== undefined && configuration.EnableStatus !== 'Disabled'

export interface Registration {
  readonly clientName: string
  readonly redirectUris: readonly string[]
  readonly grantTypes: readonly GrantType[]
  readonly scopes: readonly string[]
  readonly authMethod: AuthMethod
}

const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials'] as const
type GrantType = (typeof grantTypes)[number]
const authMethods = ['client_secret_basic', 'client_secret_post', 'none'] as const
type AuthMethod = (typeof authMethods)[number]

const flowOf = { authorization_code: 'code', client_credentials: 'client_credentials' } as const

const refused = (description: string) => new OAuthError('invalid_client_metadata', description)

/**
 * What an application asks for, with RFC 7591's defaults.
 * @param open whether it showed no initial access token
 * @throws OAuthError
 */
export function registration(metadata: unknown, configuration: DcrConfigurationType, open: boolean): Registration {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) throw refused('The body must be a JSON object')
  const given = metadata as Readonly<Record<string, unknown>>
  const grants = listOf(given, 'grant_types', grantTypes) ?? ['authorization_code']
  const authMethod = oneOf(given.token_endpoint_auth_method, authMethods) ?? 'client_secret_basic'
  const redirectUris = texts(given, 'redirect_uris') ?? []
  checkGrants(grants, configuration, open)
  if (grants.includes('authorization_code') && redirectUris.length === 0) {
    throw new OAuthError('invalid_redirect_uri', 'redirect_uris is required for the authorization_code grant')
  }
  const responses = texts(given, 'response_types') ?? ['code']
  if (grants.includes('authorization_code') && !responses.every((type) => type === 'code')) throw refused('response_types can only be code')
  const scope = given.scope === undefined ? undefined : parsedScopes(text(given, 'scope'))
  return {
    clientName: given.client_name === undefined ? 'Registered client' : text(given, 'client_name'),
    redirectUris,
    grantTypes: grants,
    scopes: scope ?? (grants.includes('client_credentials') ? [] : ['openid', 'email', 'phone', 'profile']),
    authMethod,
  }
}

// AWS: DcrConfigurationType: what each kind of registration may ask for, and what where nothing is set.
function checkGrants(grants: readonly GrantType[], configuration: DcrConfigurationType, open: boolean): void {
  const { OpenDcrGrantTypes = ['code'], AuthenticatedGrantTypes = ['code', 'client_credentials'] } = configuration
  const allowed: readonly string[] = open ? OpenDcrGrantTypes : AuthenticatedGrantTypes
  for (const grant of grants) {
    if (grant !== 'refresh_token' && !allowed.includes(flowOf[grant])) throw refused(`grant_types may not have ${grant} here`)
  }
  // An app client has one or the other.
  if (grants.includes('client_credentials') && grants.length > 1)
    throw refused('client_credentials cannot be combined with other grant_types')
}

function texts(given: Readonly<Record<string, unknown>>, name: string): readonly string[] | undefined {
  const value = given[name]
  if (value === undefined) return undefined
  if (Array.isArray(value) && value.length > 0 && value.every((element) => typeof element === 'string')) return value
  throw refused(`${name} must be a list of texts`)
}

function text(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name]
  if (typeof value === 'string' && value !== '') return value
  throw refused(`${name} must be a text`)
}

function listOf<const V extends string>(
  given: Readonly<Record<string, unknown>>,
  name: string,
  known: readonly V[],
): readonly V[] | undefined {
  const list = texts(given, name)
  const unknown = list?.find((element) => !known.some((value) => value === element))
  if (unknown !== undefined) throw refused(`${name} has ${unknown}; supported are ${known.join(', ')}`)
  return list as readonly V[] | undefined
}

function oneOf<const V extends string>(value: unknown, known: readonly V[]): V | undefined {
  if (value === undefined) return undefined
  const found = known.find((one) => one === value)
  if (found === undefined) throw refused(`token_endpoint_auth_method must be one of ${known.join(', ')}`)
  return found
}

/** The app client's settings, as CreateUserPoolClient takes them. */
export const clientRequest = (
  UserPoolId: string,
  { clientName, redirectUris, grantTypes: grants, scopes, authMethod }: Registration,
): CreateUserPoolClientRequest => ({
  UserPoolId,
  ClientName: clientName,
  GenerateSecret: authMethod !== 'none',
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: grants.flatMap((grant) => (grant === 'refresh_token' ? [] : [flowOf[grant]])),
  AllowedOAuthScopes: scopes,
  ...(redirectUris.length > 0 && { CallbackURLs: redirectUris }),
  SupportedIdentityProviders: ['COGNITO'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
})

/** What the application is told, `201 Created`. */
export function registered(
  { redirectUris, grantTypes: grants, scopes, authMethod, clientName }: Registration,
  client: { readonly ClientId: string; readonly ClientSecret?: string | undefined; readonly CreationDate: number },
): Readonly<Record<string, unknown>> {
  return {
    client_id: client.ClientId,
    client_id_issued_at: Math.floor(client.CreationDate),
    ...(client.ClientSecret !== undefined && { client_secret: client.ClientSecret, client_secret_expires_at: 0 }),
    client_name: clientName,
    grant_types: grants,
    ...(redirectUris.length > 0 && { redirect_uris: redirectUris, response_types: ['code'] }),
    scope: scopes.join(' '),
    token_endpoint_auth_method: authMethod,
  }
}
