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
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${baseUrl}/oauth2/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${baseUrl}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${baseUrl}/oauth2/userInfo`,
  }
}
