import { mfaCodeMismatch } from '../../../domain/errors.ts'
import { sameText } from '../../../domain/same-text.ts'
import type { Context } from '../../operation.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, simulatedSession, useUpSession } from '../challenge-session.ts'
import { checkLockout, failedSignIn } from '../failed-sign-in.ts'
import { signIn } from '../sign-in.ts'

/** SMS_MFA, EMAIL_OTP and SMS_OTP: the code that was sent for this very session. A wrong one leaves it open. */
export const sentCode =
  (challenge: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP') =>
  (attempt: Attempt, given: string | undefined, context: Context): Promise<AuthAnswer> => {
    const code = requiredParameter(attempt, `${challenge}_CODE`)
    if (simulatedSession(attempt, given, challenge, context) !== undefined) throw mfaCodeMismatch()
    const { session, user } = answeredSession(attempt, given, challenge, context)
    checkLockout(user, context)
    if (!sameText(session.state.code ?? '', code)) throw failedSignIn(user, mfaCodeMismatch(), context)
    useUpSession(session, context)
    return signIn(attempt, user, context)
  }
