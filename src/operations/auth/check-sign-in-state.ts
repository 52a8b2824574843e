import { incorrectUsernameOrPassword, passwordAttemptsExceeded, passwordResetRequired, userDisabled } from '../../domain/errors.ts'
import type { User, UserPoolClient } from '../../domain/records.ts'
import { isLockedOut } from '../../domain/user.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import type { Context } from '../operation.ts'

/**
 * What is said before a password is looked at.
 * @throws NotAuthorizedException, PasswordResetRequiredException
 */
export function checkSignInState(user: User, client: UserPoolClient, { clock, settings }: Context): void {
  if (!user.Enabled) throw userDisabled()
  // AWS: a user of an identity provider signs in there and nowhere else, until an administrator sets a password (AdminSetUserPassword).
  if (user.UserStatus === 'EXTERNAL_PROVIDER') throw incorrectUsernameOrPassword()
  if (settings.limits && isLockedOut(user, clock.now())) throw passwordAttemptsExceeded()
  if (user.UserStatus === 'RESET_REQUIRED') {
    // AWS: with the existence of users hidden, an imported user, who has no password yet, is like one that is not there.
    if (hidesUserExistence(client) && user.password === undefined) throw incorrectUsernameOrPassword()
    throw passwordResetRequired()
  }
}
