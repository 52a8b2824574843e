import { parsedToken } from '../../domain/jwt.ts'
import { invalidRequest, unsupportedTokenTypeGiven } from '../../domain/oauth-error.ts'
import { revokeRefreshToken } from '../auth/revoke-refresh-token.ts'
import type { Context } from '../operation.ts'
import { callingClient, type OAuthCall } from './oauth-client.ts'

/**
 * The revocation endpoint.
 * @throws OAuthError
 */
// AWS: "Revoke endpoint": invalid_request also where the client has token revocation turned off; an unknown token is no error.
export function revoke(call: OAuthCall, context: Context): void {
  const { client } = callingClient(call, context)
  const token = call.form.get('token')
  if (!token) throw invalidRequest('token is missing')
  if (client.EnableTokenRevocation === false) throw invalidRequest('Token revocation is not enabled for this client')
  if (parsedToken(token) !== undefined) throw unsupportedTokenTypeGiven()
  revokeRefreshToken(client, token, context)
}
