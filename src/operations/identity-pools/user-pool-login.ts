import type { Login } from '../../domain/identity.ts'
import {
  loginTokenAudience,
  loginTokenExpired,
  loginTokenInvalid,
  loginTokenIssuer,
  loginTokenRevoked,
  loginTokenUnverified,
  providerUnsupported,
} from '../../domain/identity-errors.ts'
import { parsedToken } from '../../domain/jwt.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { IdentityPool } from '../../domain/records/identity-pools.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'

const userPoolProvider = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/(.+)$/

/** The user pool that a provider is, by its name at AWS or by its issuer here. */
export function namedUserPool(provider: string, { store, settings }: Context): NamedUserPool | undefined {
  const id = userPoolProvider.exec(provider)?.[1] ?? provider.slice(provider.lastIndexOf('/') + 1)
  const userPool = store.userPools.get(id)
  if (userPool === undefined) return undefined
  const issuer = settings.issuer(userPool.Id, userPool.region, userPool.IssuerConfiguration?.Type)
  const names = [`cognito-idp.${userPool.region}.amazonaws.com/${userPool.Id}`, issuer.replace(/^https?:\/\//, '')] as const
  return (names as readonly string[]).includes(provider) ? { userPool, issuer, names } : undefined
}

interface NamedUserPool {
  readonly userPool: UserPool
  readonly issuer: string
  /** The first one is AWS's. */
  readonly names: readonly [string, string]
}

/**
 * What an ID token of a user pool says; of its claims, nothing is looked at but that it is one.
 * @throws NotAuthorizedException
 */
export async function userPoolClaims(userPool: UserPool, token: string, context: Context): Promise<Login['claims']> {
  const parsed = parsedToken(token)
  if (parsed?.claims.token_use !== 'id') throw loginTokenInvalid()
  const { id } = await poolKeys(userPool.Id, context)
  if (id.kid !== parsed.kid || !context.keys.verify(id, parsed.signed, parsed.signature)) throw loginTokenUnverified()
  return parsed.claims
}

/** @throws NotAuthorizedException */
export async function userPoolLogin(pool: IdentityPool, provider: string, token: string, context: Context): Promise<Login> {
  const { clock } = context
  const named = namedUserPool(provider, context)
  const known = (name: string) => named?.names.includes(name) === true
  const providers = (pool.CognitoIdentityProviders ?? []).filter(({ ProviderName = '' }) => known(ProviderName))
  if (named === undefined || providers.length === 0) throw providerUnsupported()
  const claims = await userPoolClaims(named.userPool, token, context)
  if (claims.iss !== named.issuer) throw loginTokenIssuer()
  const expected = providers.find(({ ClientId }) => ClientId === claims.aud)
  if (expected === undefined) throw loginTokenAudience()
  if (Number(claims.exp) <= clock.now()) throw loginTokenExpired(Math.floor(clock.now()), Number(claims.exp))
  if (expected.ServerSideTokenCheck === true) checkUser(named.userPool, claims, context)
  return { provider: named.names[0], subject: String(claims.sub), claims }
}

// AWS: ServerSideTokenCheck: the user is neither gone, disabled nor signed out everywhere.
function checkUser(userPool: UserPool, claims: Login['claims'], { store }: Context): void {
  const user = store.users.get(compositeKey(userPool.Id, String(claims['cognito:username'])))
  const signIn = claims.origin_jti === undefined ? undefined : store.signIns.get(String(claims.origin_jti))
  if (user === undefined || !user.Enabled || signIn?.revoked === true) throw loginTokenRevoked()
}
