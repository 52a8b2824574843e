import { registersClients } from '../../domain/client-registration.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../operation.ts'

/**
 * The discovery document of a user pool; undefined where there is no such pool.
 * The endpoints are this daemon's, whatever the issuer: they are there to be called.
 */
// Seen: 2025, a copy of AWS's document with these members in this order; `code_challenge_methods_supported` is newer.
export function openidConfiguration(
  userPoolId: string,
  { store, settings, region }: Context,
): Readonly<Record<string, unknown>> | undefined {
  const pool = store.userPools.get(userPoolId)
  if (pool === undefined) return undefined
  const { baseUrl } = settings
  return {
    authorization_endpoint: `${baseUrl}/oauth2/authorize`,
    code_challenge_methods_supported: ['S256'],
    end_session_endpoint: `${baseUrl}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: settings.issuer(userPoolId, pool.region ?? region, pool.IssuerConfiguration?.Type),
    jwks_uri: `${baseUrl}/${userPoolId}/.well-known/jwks.json`,
    ...registrationEndpoint(pool, baseUrl, store),
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${baseUrl}/oauth2/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${baseUrl}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${baseUrl}/oauth2/userInfo`,
  }
}

// AWS: listed where registration is on and the pool has a domain.
function registrationEndpoint(
  { Id, DcrConfiguration }: UserPool,
  baseUrl: string,
  store: Store,
): { readonly registration_endpoint?: string } {
  const domain = store.domains.find('pool', Id)
  if (domain === undefined || !registersClients(DcrConfiguration)) return {}
  const { protocol, port } = new URL(baseUrl)
  const host = domain.CustomDomainConfig === undefined ? `${domain.Domain}.auth.localhost` : domain.Domain
  return { registration_endpoint: `${protocol}//${host}${port === '' ? '' : `:${port}`}/oauth2/register` }
}
