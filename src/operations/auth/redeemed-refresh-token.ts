import { refreshTokenExpired, refreshTokenInvalid, refreshTokenReused, refreshTokenRevoked, userDisabled } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import type { SignIn } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import type { Context } from '../operation.ts'

/**
 * The sign-in and the user behind a refresh token that is good.
 * @throws NotAuthorizedException, RefreshTokenReuseException
 */
export function redeemedRefreshToken(client: UserPoolClient, token: string, { store, clock }: Context): { signIn: SignIn; user: User } {
  const digest = digestOf(token)
  const signIn = store.signIns.find('refreshToken', digest)
  if (signIn === undefined || signIn.ClientId !== client.ClientId) throw refreshTokenInvalid()
  if (signIn.revoked === true) throw refreshTokenRevoked()
  if (signIn.expires <= clock.now()) throw refreshTokenExpired()
  const usableUntil = signIn.refreshTokens.find((known) => known.digest === digest)?.usableUntil
  if (usableUntil !== undefined && usableUntil <= clock.now()) throw refreshTokenReused()
  const user = store.users.get(compositeKey(signIn.UserPoolId, signIn.Username))
  if (user === undefined) throw refreshTokenInvalid()
  if (!user.Enabled) throw userDisabled()
  return { signIn, user }
}
