import {
  accessTokenExpired,
  accessTokenInvalid,
  accessTokenRevoked,
  accessTokenScopes,
  userDisabled,
  userNotFound,
} from '../../domain/errors.ts'
import { type ParsedToken, parsedToken } from '../../domain/jwt.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { SignIn } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../operation.ts'

export interface SignedIn {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly user: User
  readonly signIn: SignIn
}

const apiScope = 'aws.cognito.signin.user.admin'

/**
 * Whom an access token stands for. Its signature, expiry, revocation and scope are checked.
 * @throws NotAuthorizedException, UserNotFoundException
 */
export function signedInUser(accessToken: string, context: Context, wantedScope = apiScope): SignedIn {
  const { store, clock } = context
  const token = parsedToken(accessToken)
  const client = token && store.userPoolClients.get(String(token.claims.client_id))
  const pool = client && store.userPools.get(client.UserPoolId)
  if (token === undefined || client === undefined || pool === undefined || !isGenuine(token, pool, context)) throw accessTokenInvalid()
  const { exp, scope, username } = token.claims
  if (Number(exp) <= clock.now()) throw accessTokenExpired()
  const user = store.users.get(compositeKey(pool.Id, String(username)))
  // AWS: the tokens of a user who was deleted name a user that does not exist.
  if (user === undefined) throw userNotFound()
  const signIn = signInOf(token, user, store)
  if (signIn === undefined || signIn.revoked === true) throw accessTokenRevoked()
  if (!user.Enabled) throw userDisabled()
  if (!String(scope).split(' ').includes(wantedScope)) throw accessTokenScopes()
  return { pool, client, user, signIn }
}

function isGenuine({ kid, claims, signed, signature }: ParsedToken, pool: UserPool, { store, keys }: Context): boolean {
  const key = store.poolKeys.get(pool.Id)?.access
  return claims.token_use === 'access' && key !== undefined && key.kid === kid && keys.verify(key, signed, signature)
}

/** A client without token revocation issues tokens without `origin_jti`: there the time of the sign-in tells which one it was. */
function signInOf({ claims }: ParsedToken, user: User, store: Store): SignIn | undefined {
  const { origin_jti, auth_time, client_id } = claims
  if (origin_jti !== undefined) return store.signIns.get(String(origin_jti))
  return store.signIns
    .found('user', compositeKey(user.UserPoolId, user.Username))
    .map(({ record }) => record)
    .filter(({ ClientId, authTime }) => ClientId === client_id && Math.floor(authTime) === auth_time)
    .sort((a, b) => Number(a.revoked ?? false) - Number(b.revoked ?? false))[0]
}
