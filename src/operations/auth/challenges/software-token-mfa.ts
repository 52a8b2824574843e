import { sessionForeign, totpMismatch, totpUsed, userNotFound } from '../../../domain/errors.ts'
import { userKey } from '../../../domain/keys.ts'
import type { Context } from '../../operation.ts'
import { afterSecondFactor } from '../ask-second-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, useUpSession } from '../challenge-session.ts'
import { checkLockout, failedSignIn } from '../failed-sign-in.ts'
import { continued, proved } from '../progress.ts'

/** SOFTWARE_TOKEN_MFA: a code of the user's app, which works once. */
export async function softwareTokenMfa(attempt: Attempt, given: string | undefined, context: Context): Promise<AuthAnswer> {
  const code = requiredParameter(attempt, 'SOFTWARE_TOKEN_MFA_CODE')
  const { session, user } = answeredSession(attempt, given, 'SOFTWARE_TOKEN_MFA', context)
  const secret = user.softwareToken?.secret
  if (secret === undefined) throw sessionForeign()
  checkLockout(user, context)
  const step = await context.totp.step(secret, code, context.clock.now())
  if (step === undefined) throw failedSignIn(user, totpMismatch(), context)
  // Looked at again in the record as it is now: the same code may have come in twice at once.
  const { store } = context
  const signedIn = store.users.update(
    userKey(user),
    (record) => {
      if (record.softwareToken === undefined || (record.softwareToken.lastStep ?? 0) >= step) throw totpUsed()
      return { ...record, softwareToken: { ...record.softwareToken, lastStep: step } }
    },
    userNotFound,
  )
  useUpSession(session, context)
  return afterSecondFactor(proved(continued(attempt, session), 'otp'), signedIn, session.flow, context)
}
