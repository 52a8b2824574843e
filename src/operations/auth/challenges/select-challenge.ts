import { invalidParameter } from '../../../domain/errors.ts'
import type { FirstFactor } from '../../../domain/first-factors.ts'
import type { Context } from '../../operation.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { beginFirstFactor } from '../begin-first-factor.ts'
import { beginSimulatedFactor } from '../begin-simulated-factor.ts'
import { answeredSession, simulatedSession, useUpSession } from '../challenge-session.ts'
import { offeredChallenges } from '../offered-challenges.ts'
import { continued } from '../progress.ts'

type Challenge = 'SELECT_CHALLENGE' | 'PASSWORD' | 'PASSWORD_SRP'

/** SELECT_CHALLENGE: which of the available challenges it shall be; a password or an SRP value comes along. */
// Seen: 2026, Amplify answers PASSWORD and PASSWORD_SRP by selecting them again.
export function selectChallenge(attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const answer = requiredParameter(attempt, 'ANSWER')
  return chosen(attempt, given, ['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP'], answer, context)
}

/** PASSWORD and PASSWORD_SRP: the password, or the SRP value, that a preference for them came without. */
export const preferredPassword =
  (factor: 'PASSWORD' | 'PASSWORD_SRP') =>
  (attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> =>
    chosen(attempt, given, [factor], factor, context)

function chosen(
  attempt: Attempt,
  given: string | undefined,
  challenges: readonly Challenge[],
  answer: string,
  context: Context,
): AuthAnswer | Promise<AuthAnswer> {
  const simulated = simulatedSession(attempt, given, challenges, context)
  if (simulated !== undefined) {
    const going = continued(attempt, simulated)
    const factor = available(going, offeredChallenges(going, undefined, context), answer)
    useUpSession(simulated, context)
    return beginSimulatedFactor(going, factor, simulated.flow, context)
  }
  const { session, user } = answeredSession(attempt, given, challenges, context)
  const going = continued(attempt, session)
  const factor = available(going, offeredChallenges(going, user, context), answer)
  useUpSession(session, context)
  return beginFirstFactor(going, user, factor, session.flow, context)
}

function available(attempt: Attempt, offered: readonly FirstFactor[], answer: string): FirstFactor {
  const factor = offered.find((name) => name === answer)
  // Assumed: the sentence.
  if (factor === undefined) throw invalidParameter(`Selected challenge ${answer} is not available.`)
  if (factor === 'PASSWORD') requiredParameter(attempt, 'PASSWORD')
  if (factor === 'PASSWORD_SRP') requiredParameter(attempt, 'SRP_A')
  return factor
}
