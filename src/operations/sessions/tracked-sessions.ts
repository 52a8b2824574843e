/** The sessions that a pool with tracking has records of. */
import { sessionsNotTracked } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { isActiveSession, type TrackedBrowser, type TrackedSignIn, tracksSessions } from '../../domain/user-session.ts'
import type { Context } from '../operation.ts'

// Assumed: without tracking there is nothing to list or revoke, and the error of all these operations for what a pool is not set to.
/** @throws OperationNotEnabledException */
export function checkTracking(pool: UserPool): void {
  if (!tracksSessions(pool)) throw sessionsNotTracked()
}

/** The token sessions of a user that have not ended, oldest first. */
export function activeSessions(user: User, { store, clock }: Context): TrackedSignIn[] {
  const now = clock.now()
  return store.signIns.found('user', userKey(user)).flatMap(({ record }) => (isActiveSession(record, now) ? [record] : []))
}

/** The browsers that a user stays signed in with, oldest first. */
export function activeBrowsers(user: User, { store, clock }: Context): TrackedBrowser[] {
  return store.hostedSessions
    .found('user', userKey(user))
    .flatMap(({ record }) => (isTracked(record) && record.expires > clock.now() ? [record] : []))
}

const isTracked = (record: { readonly session?: unknown }): record is TrackedBrowser => record.session !== undefined
