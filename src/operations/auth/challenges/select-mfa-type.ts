import { invalidParameter } from '../../../domain/errors.ts'
import type { Context } from '../../operation.ts'
import { askFactor } from '../ask-second-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, useUpSession } from '../challenge-session.ts'
import { nextFactor } from '../next-factor.ts'
import { continued } from '../progress.ts'

/** SELECT_MFA_TYPE: which of the user's factors it shall be. */
export function selectMfaType(attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const answer = requiredParameter(attempt, 'ANSWER')
  const { session, user } = answeredSession(attempt, given, 'SELECT_MFA_TYPE', context)
  const going = continued(attempt, session)
  const next = nextFactor(going, user, context)
  const factor = next.ask === 'choice' ? next.factors.find((name) => name === answer) : undefined
  // Assumed: the sentence.
  if (factor === undefined) throw invalidParameter(`ANSWER ${answer} is not one of the MFA types that can be chosen.`)
  useUpSession(session, context)
  return askFactor(going, user, factor, session.flow, context)
}
