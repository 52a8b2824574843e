import { incorrectUsernameOrPassword, invalidParameter, missingParameter, sessionForeign } from '../../../domain/errors.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { findUser } from '../../users/find-user.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { beginFirstFactor } from '../begin-first-factor.ts'
import { answeredSession, challengeSession, useUpSession } from '../challenge-session.ts'
import { offeredChallenges } from '../offered-challenges.ts'

/** SELECT_CHALLENGE: which of the available challenges it shall be; a password or an SRP value comes along. */
export function selectChallenge(attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const answer = requiredParameter(attempt, 'ANSWER')
  if (given === undefined) throw missingParameter('Session')
  refuseSimulated(attempt, given, context)
  const { session, user } = answeredSession(attempt, given, 'SELECT_CHALLENGE', context)
  const factor = offeredChallenges(attempt.pool, user, context).find((name) => name === answer)
  // Assumed: the sentence.
  if (factor === undefined) throw invalidParameter(`Selected challenge ${answer} is not available.`)
  if (factor === 'PASSWORD') requiredParameter(attempt, 'PASSWORD')
  if (factor === 'PASSWORD_SRP') requiredParameter(attempt, 'SRP_A')
  useUpSession(session, context)
  return beginFirstFactor(attempt, user, factor, session.flow, context)
}

/** The choice of a user that does not exist ends like a wrong password. */
function refuseSimulated(attempt: Attempt, given: string, context: Context): void {
  const { pool, client } = attempt
  if (!hidesUserExistence(client) || findUser(pool, requiredParameter(attempt, 'USERNAME'), context.store) !== undefined) return
  if (challengeSession(given, 'SELECT_CHALLENGE', context).ClientId !== client.ClientId) throw sessionForeign()
  throw incorrectUsernameOrPassword()
}
