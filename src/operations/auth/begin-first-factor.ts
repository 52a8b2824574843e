import type { FirstFactor } from '../../domain/first-factors.ts'
import type { User } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'
import { admitted } from './admitted.ts'
import { askPasskey } from './ask-passkey.ts'
import { askOneTimePassword } from './ask-second-factor.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { passwordAuth } from './flows/password-auth.ts'
import { srpAuth } from './flows/srp-auth.ts'

/** Begins the factor that a user chose: looks at the password, answers the SRP value or sends the code. */
export async function beginFirstFactor(
  attempt: Attempt,
  user: User,
  factor: FirstFactor,
  flow: string,
  context: Context,
): Promise<AuthAnswer> {
  switch (factor) {
    case 'PASSWORD':
      return passwordAuth(attempt, flow, context)
    case 'PASSWORD_SRP':
      return srpAuth(attempt, flow, context)
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return askOneTimePassword(attempt, await admitted(attempt, user, context, true), factor, flow, context)
    case 'WEB_AUTHN':
      return askPasskey(attempt, await admitted(attempt, user, context, true), flow, context)
  }
}
