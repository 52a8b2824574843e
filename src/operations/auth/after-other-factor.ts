import type { MfaFactor, User } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'
import { assessSignIn } from '../threat-protection/assess-sign-in.ts'
import { afterSecondFactor, askFactor } from './ask-second-factor.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { reaches } from './next-factor.ts'

export interface OtherFactor {
  readonly flow: string
  /** What was proved just now, where it is a second factor too: it is not asked for again. */
  readonly proven?: MfaFactor
  /** How strictly threat protection looks, where not as at all others. */
  readonly mode?: 'AUDIT' | 'ENFORCED'
}

/** What follows a one-time code, a passkey or an answered second factor: the user is in, unless the sign-in is a risk nobody looked at yet. */
export function afterOtherFactor(
  attempt: Attempt,
  user: User,
  { flow, proven, mode }: OtherFactor,
  context: Context,
): AuthAnswer | Promise<AuthAnswer> {
  const risky = assessSignIn(attempt, user, context, { proven, mode })
  const asksForRisk = risky !== undefined && reaches(attempt, user, context)
  return asksForRisk ? askFactor(attempt, user, risky, flow, context) : afterSecondFactor(attempt, user, flow, context)
}
