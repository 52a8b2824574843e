import { clientAccessClaims } from '../../domain/claims.ts'
import { clientWithoutScopes, scopeInvalid } from '../../domain/errors.ts'
import { resourceServerKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records.ts'
import { tokenLifetimes } from '../../domain/token-lifetimes.ts'
import { overriddenAccessClaims } from '../../domain/token-override.ts'
import type { ClientAuthenticationResultType } from '../../model/generated/cognito-idp-types.ts'
import { clientTokenGeneration } from '../../triggers/pre-token-generation.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import type { Context } from '../operation.ts'
import { signedToken } from './issue-tokens.ts'
import { poolKeys } from './pool-keys.ts'

export interface ClientGrant {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** What was asked for; the client's own scopes where nothing was. */
  readonly scopes: readonly string[] | undefined
  readonly clientMetadata: Metadata
}

/** An access token for the app itself. @throws InvalidParameterException, and what the pool's function throws */
export async function issueClientToken(grant: ClientGrant, context: Context): Promise<ClientAuthenticationResultType> {
  const { pool, client, clientMetadata } = grant
  const { clock, random, settings, lambda } = context
  const scopes = grantedScopes(grant, context)
  const { access: lifetime } = tokenLifetimes(client)
  const override = await clientTokenGeneration(lambda, { pool, clientId: client.ClientId, scopes, clientMetadata })
  const issuer = settings.issuer(pool.Id, pool.region)
  const claims = clientAccessClaims({ client, scopes, issuer, jti: random.uuid(), now: clock.now(), lifetime })
  const keys = await poolKeys(pool.Id, context)
  const AccessToken = await signedToken(keys.access, overriddenAccessClaims(claims, override), context)
  return { AccessToken, ExpiresIn: lifetime, TokenType: 'Bearer' }
}

// AWS: a scope that the client does not have is an error; one that its resource server no longer has is left out of the token.
function grantedScopes({ pool, client, scopes }: ClientGrant, { store }: Context): string[] {
  const own = (client.AllowedOAuthScopes ?? []).filter((scope) => scope.includes('/'))
  const asked = scopes === undefined || scopes.length === 0 ? own : scopes
  if (asked.length === 0) throw clientWithoutScopes()
  const foreign = asked.find((scope) => !own.includes(scope))
  if (foreign !== undefined) throw scopeInvalid(foreign)
  return [...new Set(asked)].filter((scope) => {
    const at = scope.lastIndexOf('/')
    const server = store.resourceServers.get(resourceServerKey({ UserPoolId: pool.Id, Identifier: scope.slice(0, at) }))
    return server?.Scopes?.some(({ ScopeName }) => ScopeName === scope.slice(at + 1)) === true
  })
}
