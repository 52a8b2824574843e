import type { SignIn, User, UserPool, UserPoolClient } from '../../domain/records.ts'
import { digestOf, refreshTokenBytes, refreshTokenText } from '../../domain/refresh-token.ts'
import { tokenLifetimes } from '../../domain/token-lifetimes.ts'
import type { Context } from '../operation.ts'
import type { AuthAnswer } from './attempt.ts'
import { issueTokens } from './issue-tokens.ts'

// AWS: what the API grants; the OAuth endpoints grant what was asked for.
const apiScopes = ['aws.cognito.signin.user.admin']

/** A user who has proved every factor is signed in: a refresh token and the first tokens. */
export async function signIn(pool: UserPool, client: UserPoolClient, user: User, context: Context): Promise<AuthAnswer> {
  const { store, clock, random } = context
  const refreshToken = refreshTokenText(random.bytes(refreshTokenBytes))
  const now = clock.now()
  const record: SignIn = store.signIns.put({
    originJti: random.uuid(),
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: user.Username,
    authTime: now,
    refreshTokens: [{ digest: digestOf(refreshToken) }],
    expires: now + tokenLifetimes(client).refresh,
    scopes: apiScopes,
  })
  const tokens = await issueTokens({ pool, client, user, signIn: record }, context)
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } }
}
