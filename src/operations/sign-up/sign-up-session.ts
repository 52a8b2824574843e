import { allowsFlow } from '../../domain/client-flows.ts'
import { sessionForeign } from '../../domain/errors.ts'
import type { ChallengeSession } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import type { Attempt } from '../auth/attempt.ts'
import { challengeSession, openSession, sessionOf } from '../auth/challenge-session.ts'
import type { Context } from '../operation.ts'

/** What a sign-up has come to: the one session goes to ConfirmSignUp, the other to InitiateAuth. */
type Step = 'signedUp' | 'signUpConfirmed'
type At = Pick<Attempt, 'pool' | 'client' | 'methods'>

/** What signs a user in who has just proved an address; only where the client lets users choose how to sign in. */
// AWS: SignUp, ConfirmSignUp, "Session". Seen: 2025, there is none without ALLOW_USER_AUTH, and ConfirmSignUp gives one also where it got none.
export function openSignUpSession(at: At, user: User, step: Step, context: Context): string | undefined {
  const { pool, client } = at
  if (pool.UserPoolTier === 'LITE' || !allowsFlow(client, 'USER_AUTH')) return undefined
  return openSession(at, { username: user.Username, challenge: step, flow: 'USER_AUTH' }, context)
}

/** The session that a step gave this user and client. @throws NotAuthorizedException */
export function signUpSession({ client }: At, user: User, text: string, step: Step, context: Context): ChallengeSession {
  // AWS: InitiateAuth has no CodeMismatchException: a session that is none is like a foreign one.
  if (sessionOf(text, context) === undefined) throw sessionForeign()
  const session = challengeSession(text, step, context)
  if (session.ClientId !== client.ClientId || session.UserPoolId !== user.UserPoolId || session.Username !== user.Username)
    throw sessionForeign()
  return session
}
