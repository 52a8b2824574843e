import { incorrectUsernameOrPassword, passwordResetRequired, userDisabled } from '../../domain/errors.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import type { Context } from '../operation.ts'
import { checkLockout } from './failed-sign-in.ts'

/** An import brought neither a password nor the hash of one. */
export const hasNoPassword = ({ password, passwordHash }: User): boolean => (password ?? passwordHash) === undefined

/**
 * What is said before a factor is looked at.
 * @param passwordless the factor is not a password
 * @throws NotAuthorizedException, PasswordResetRequiredException
 */
export function checkSignInState(user: User, client: UserPoolClient, context: Context, passwordless = false): void {
  if (!user.Enabled) throw userDisabled()
  // AWS: a user of an identity provider signs in there and nowhere else, until an administrator sets a password (AdminSetUserPassword).
  if (user.UserStatus === 'EXTERNAL_PROVIDER') throw incorrectUsernameOrPassword()
  checkLockout(user, context)
  if (user.UserStatus === 'RESET_REQUIRED') {
    // AWS: "Things to know about authentication": an imported user can sign in without a password at once.
    if (passwordless && hasNoPassword(user)) return
    // AWS: with the existence of users hidden, an imported user, who has no password yet, is like one that is not there.
    if (hidesUserExistence(client) && hasNoPassword(user)) throw incorrectUsernameOrPassword()
    throw passwordResetRequired()
  }
}
