import { missingParameter } from '../../../domain/errors.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import type { Context } from '../../operation.ts'
import type { Attempt, AuthAnswer } from '../attempt.ts'
import { checkRefreshingDevice } from '../check-refreshing-device.ts'
import { issueTokens } from '../issue-tokens.ts'
import { redeemedRefreshToken } from '../redeemed-refresh-token.ts'
import { tokenSessionUsed } from '../token-session.ts'

/** REFRESH_TOKEN_AUTH: new ID and access tokens; the refresh token stays what it is and is not repeated. */
export async function refreshAuth({ pool, client, parameters }: Attempt, _flow: string, context: Context): Promise<AuthAnswer> {
  const token = parameters.REFRESH_TOKEN
  if (!token) throw missingParameter('REFRESH_TOKEN')
  const { signIn, user } = redeemedRefreshToken(client, token, context)
  // AWS: the hash is over the username proper, which in a pool with username attributes is the sub.
  checkSecretHash(client, user.Username, parameters.SECRET_HASH)
  checkRefreshingDevice(pool, signIn, parameters.DEVICE_KEY, context)
  tokenSessionUsed(signIn, context)
  return {
    ChallengeParameters: {},
    AuthenticationResult: await issueTokens({ pool, client, user, signIn, source: 'RefreshTokens' }, context),
  }
}
