/** The `Logins` of a call: each token is verified as its provider's. */

import type { Login } from '../../domain/identity.ts'
import {
  developerLoginUnexpected,
  loginTokenAudience,
  loginTokenExpired,
  loginTokenInvalid,
  loginTokenIssuer,
  loginTokenRevoked,
  loginTokenUnverified,
  providerUnsupported,
  providerUnverifiable,
} from '../../domain/identity-errors.ts'
import { parsedToken } from '../../domain/jwt.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { IdentityPool } from '../../domain/records/identity-pools.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'
import { developerLogins } from './identity-token.ts'

type Logins = Readonly<Record<string, string>>

/** The provider under which tokens that this service itself issued come back. */
const ownProvider = 'cognito-identity.amazonaws.com'
const userPoolProvider = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/(.+)$/

/** @throws NotAuthorizedException */
export async function verifiedLogins(pool: IdentityPool, logins: Logins = {}, context: Context): Promise<readonly Login[]> {
  const verified: Login[] = []
  for (const [provider, token] of Object.entries(logins)) {
    if (provider === pool.DeveloperProviderName) throw developerLoginUnexpected(provider)
    if (provider === ownProvider) verified.push(...(await developerLogins(pool, token, context)))
    else verified.push(await userPoolLogin(pool, provider, token, context))
  }
  return verified
}

async function userPoolLogin(pool: IdentityPool, provider: string, token: string, context: Context): Promise<Login> {
  const { store, keys, settings, clock } = context
  const userPool = store.userPools.get(userPoolId(provider))
  if (userPool === undefined)
    throw Object.hasOwn(pool.SupportedLoginProviders ?? {}, provider) ? providerUnverifiable(provider) : providerUnsupported()
  const issuer = settings.issuer(userPool.Id, userPool.region, userPool.IssuerConfiguration?.Type)
  const names = [`cognito-idp.${userPool.region}.amazonaws.com/${userPool.Id}`, withoutScheme(issuer)]
  const providers = (pool.CognitoIdentityProviders ?? []).filter(({ ProviderName = '' }) => names.includes(ProviderName))
  if (!names.includes(provider) || providers.length === 0) throw providerUnsupported()
  const parsed = parsedToken(token)
  if (parsed?.claims.token_use !== 'id') throw loginTokenInvalid()
  const { id } = await poolKeys(userPool.Id, context)
  if (id.kid !== parsed.kid || !keys.verify(id, parsed.signed, parsed.signature)) throw loginTokenUnverified()
  const { claims } = parsed
  if (claims.iss !== issuer) throw loginTokenIssuer()
  const expected = providers.find(({ ClientId }) => ClientId === claims.aud)
  if (expected === undefined) throw loginTokenAudience()
  if (Number(claims.exp) <= clock.now()) throw loginTokenExpired(Math.floor(clock.now()), Number(claims.exp))
  if (expected.ServerSideTokenCheck === true) checkUser(userPool, claims, context)
  return { provider: names[0] as string, subject: String(claims.sub), claims }
}

function userPoolId(provider: string): string {
  return userPoolProvider.exec(provider)?.[1] ?? provider.slice(provider.lastIndexOf('/') + 1)
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '')

// AWS: ServerSideTokenCheck: the user is neither gone, disabled nor signed out everywhere.
function checkUser(userPool: UserPool, claims: Login['claims'], { store }: Context): void {
  const user = store.users.get(compositeKey(userPool.Id, String(claims['cognito:username'])))
  const signIn = claims.origin_jti === undefined ? undefined : store.signIns.get(String(claims.origin_jti))
  if (user === undefined || !user.Enabled || signIn?.revoked === true) throw loginTokenRevoked()
}
