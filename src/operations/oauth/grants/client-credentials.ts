import { signingInput } from '../../../domain/jwt.ts'
import { invalidGrant, invalidScope, unauthorizedClient } from '../../../domain/oauth-error.ts'
import { parsedScopes } from '../../../domain/oauth-scopes.ts'
import { tokenLifetimes } from '../../../domain/token-lifetimes.ts'
import type { AuthenticationResultType } from '../../../model/generated/cognito-idp-types.ts'
import { poolKeys } from '../../auth/pool-keys.ts'
import type { Context } from '../../operation.ts'
import type { GrantCall } from './grant.ts'

/** An access token for the client itself. */
// AWS: "Token endpoint", client_credentials: no ID or refresh token; without a scope all custom scopes of the client.
export async function clientCredentialsGrant({ pool, client, form }: GrantCall, context: Context): Promise<AuthenticationResultType> {
  // Seen: a client with the flow and the scopes, but not allowed to use OAuth flows, is answered invalid_grant.
  if (client.AllowedOAuthFlowsUserPoolClient !== true) throw invalidGrant()
  if (!client.AllowedOAuthFlows?.includes('client_credentials')) throw unauthorizedClient()
  const allowed = client.AllowedOAuthScopes ?? []
  const requested = parsedScopes(form.get('scope') ?? undefined)
  if (!requested.every((scope) => allowed.includes(scope))) throw invalidScope()
  const scopes = requested.length === 0 ? allowed : requested
  const { settings, clock, random, keys } = context
  const { access: lifetime } = tokenLifetimes(client)
  const now = Math.floor(clock.now())
  const key = (await poolKeys(pool.Id, context)).access
  const input = signingInput(key.kid, {
    sub: client.ClientId,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: now,
    iss: settings.issuer(pool.Id, pool.region),
    exp: now + lifetime,
    iat: now,
    version: 2,
    jti: random.uuid(),
    client_id: client.ClientId,
  })
  return { AccessToken: `${input}.${await keys.sign(key, input)}`, ExpiresIn: lifetime, TokenType: 'Bearer' }
}
