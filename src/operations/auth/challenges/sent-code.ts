import { mfaCodeMismatch } from '../../../domain/errors.ts'
import { sameText } from '../../../domain/same-text.ts'
import { methodOf } from '../../../domain/step-up.ts'
import type { Context } from '../../operation.ts'
import { afterOtherFactor } from '../after-other-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, simulatedSession, useUpSession } from '../challenge-session.ts'
import { checkLockout, failedSignIn, failedSimulated, simulatedFailures } from '../failed-sign-in.ts'
import { continued, proved } from '../progress.ts'

/** SMS_MFA, EMAIL_OTP and SMS_OTP: the code that was sent for this very session. A wrong one leaves it open. */
export const sentCode =
  (challenge: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP') =>
  (attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> => {
    const code = requiredParameter(attempt, `${challenge}_CODE`)
    const simulated = simulatedSession(attempt, given, challenge, context)
    if (simulated !== undefined) {
      const { UserPoolId, Username } = simulated
      checkLockout(simulatedFailures(UserPoolId, Username, context), context)
      throw failedSimulated(UserPoolId, Username, mfaCodeMismatch(), context)
    }
    const { session, user } = answeredSession(attempt, given, challenge, context)
    checkLockout(user, context)
    if (!sameText(session.state.code ?? '', code)) throw failedSignIn(user, mfaCodeMismatch(), context)
    useUpSession(session, context)
    const proven = challenge === 'SMS_OTP' ? 'SMS_MFA' : challenge
    return afterOtherFactor(proved(continued(attempt, session), methodOf[proven]), user, { flow: session.flow, proven }, context)
  }
