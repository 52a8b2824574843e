import { passwordAttemptsExceeded, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records.ts'
import { factorFailed, isLockedOut } from '../../domain/user.ts'
import type { Context } from '../operation.ts'

/** Counts a password or a code that was wrong, and gives the error back to be thrown. */
// AWS: "Adding MFA to a user pool": wrong codes lock a user out as wrong passwords do.
export function failedSignIn(user: User, error: Error, { store, clock }: Context): Error {
  store.users.update(userKey(user), factorFailed(clock.now()), userNotFound)
  return error
}

/** @throws NotAuthorizedException where the user failed too often to try again already */
export function checkLockout(user: User, { clock, settings }: Context): void {
  if (settings.limits && isLockedOut(user, clock.now())) throw passwordAttemptsExceeded()
}
