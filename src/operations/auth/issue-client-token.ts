import { clientAccessClaims } from '../../domain/claims.ts'
import { registrationScope } from '../../domain/client-registration.ts'
import { resourceServerKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import { tokenLifetimes } from '../../domain/token-lifetimes.ts'
import { overriddenAccessClaims } from '../../domain/token-override.ts'
import type { ClientAuthenticationResultType } from '../../model/generated/cognito-idp-types.ts'
import type { Store } from '../../store/store.ts'
import { clientTokenGeneration } from '../../triggers/pre-token-generation.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import type { Context } from '../operation.ts'
import { signedToken } from './issue-tokens.ts'
import { poolKeys } from './pool-keys.ts'

export interface ClientGrant {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** Custom scopes that the client may have. */
  readonly scopes: readonly string[]
  readonly clientMetadata?: Metadata
}

/** An access token for the app itself. @throws what the pool's function does */
export async function issueClientToken(grant: ClientGrant, context: Context): Promise<ClientAuthenticationResultType> {
  const { pool, client, clientMetadata } = grant
  const { store, clock, random, settings, lambda } = context
  const scopes = [...new Set(grant.scopes)].filter((scope) => isDefined(pool, scope, store))
  const { access: lifetime } = tokenLifetimes(client)
  const override = await clientTokenGeneration(lambda, { pool, clientId: client.ClientId, scopes, clientMetadata })
  const issuer = settings.issuer(pool.Id, pool.region, pool.IssuerConfiguration?.Type)
  const claims = clientAccessClaims({ client, scopes, issuer, jti: random.uuid(), now: clock.now(), lifetime })
  const keys = await poolKeys(pool.Id, context)
  const AccessToken = await signedToken(keys.access, overriddenAccessClaims(claims, override), context)
  return { AccessToken, ExpiresIn: lifetime, TokenType: 'Bearer' }
}

// AWS: "About resource servers": a scope that was deleted stays with its clients and is left out of tokens.
function isDefined({ Id }: UserPool, scope: string, store: Store): boolean {
  if (scope === registrationScope) return true
  const at = scope.lastIndexOf('/')
  const server = store.resourceServers.get(resourceServerKey({ UserPoolId: Id, Identifier: scope.slice(0, at) }))
  return server?.Scopes?.some(({ ScopeName }) => ScopeName === scope.slice(at + 1)) === true
}
