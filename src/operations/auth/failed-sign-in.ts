import { passwordAttemptsExceeded, userNotFound } from '../../domain/errors.ts'
import { compositeKey, userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import { type Failures, factorFailed, isLockedOut, recentFailures } from '../../domain/user.ts'
import type { Context } from '../operation.ts'

/** Counts a password or a code that was wrong, and gives the error back to be thrown. */
// AWS: "Adding MFA to a user pool": wrong codes lock a user out as wrong passwords do.
export function failedSignIn(user: User, error: Error, { store, clock }: Context): Error {
  store.users.update(userKey(user), factorFailed(clock.now()), userNotFound)
  return error
}

/** @throws NotAuthorizedException where the user failed too often to try again already */
export function checkLockout(user: Failures, { clock, settings }: Context): void {
  if (settings.limits && isLockedOut(user, clock.now())) throw passwordAttemptsExceeded()
}

const action = 'SignIn'

/** Counts for a user who does not exist, where the client hides that: a lockout that only others have would tell. */
// Assumed: that AWS does; its guide says that such a sign-in cannot be told from others.
export function failedSimulated(UserPoolId: string, Username: string, error: Error, context: Context): Error {
  const { store, clock } = context
  const now = clock.now()
  const times = recentFailures(simulatedFailures(UserPoolId, Username, context), now) === 0 ? [] : timesOf(UserPoolId, Username, context)
  store.attempts.put({ UserPoolId, Username, action, times: [...times, now].slice(-remembered) })
  return error
}

/** As many as make the longest lockout. */
const remembered = 20

/** @param Username what the user would be called */
export function simulatedFailures(UserPoolId: string, Username: string, context: Context): Failures {
  const times = timesOf(UserPoolId, Username, context)
  const last = times.at(-1)
  return last === undefined ? {} : { failedPasswords: { count: times.length, last } }
}

const timesOf = (UserPoolId: string, Username: string, { store }: Context): readonly number[] =>
  store.attempts.get(compositeKey(UserPoolId, action, Username))?.times ?? []
