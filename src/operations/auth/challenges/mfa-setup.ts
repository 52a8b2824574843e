import { sessionForeign, userNotFound } from '../../../domain/errors.ts'
import { userKey } from '../../../domain/keys.ts'
import { factorsSet } from '../../../domain/mfa.ts'
import type { Context } from '../../operation.ts'
import { afterSecondFactor } from '../ask-second-factor.ts'
import type { Attempt, AuthAnswer } from '../attempt.ts'
import { answeredSession, useUpSession } from '../challenge-session.ts'
import { continued, proved } from '../progress.ts'

/** MFA_SETUP: the session that VerifySoftwareToken gave shows that the app is set up; it is the user's factor from now on. */
export function mfaSetup(attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { session, user } = answeredSession(attempt, given, 'MFA_SETUP', context)
  if (session.state.verified !== 'true') throw sessionForeign()
  useUpSession(session, context)
  const setting = { SOFTWARE_TOKEN_MFA: { Enabled: true, PreferredMfa: true } }
  const ready = context.store.users.update(userKey(user), (record) => factorsSet(record, setting), userNotFound)
  // Its first code was right just now.
  return afterSecondFactor(proved(continued(attempt, session), 'otp'), ready, session.flow, context)
}
