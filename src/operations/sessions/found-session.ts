import { sessionNotFound, sessionsNotTracked } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User, UserPool } from '../../domain/records.ts'
import { describedSession, isActiveSession, sessionsOnAPage, type TrackedSignIn, tracksSessions } from '../../domain/token-session.ts'
import type { Context, Output } from '../operation.ts'

/** The sessions of a user that have not ended, oldest first. */
export function activeSessions(user: User, { store, clock }: Pick<Context, 'store' | 'clock'>): TrackedSignIn[] {
  const now = clock.now()
  return store.signIns.found('user', userKey(user)).flatMap(({ record }) => (isActiveSession(record, now) ? [record] : []))
}

// Assumed: without tracking there is nothing to list or revoke, and the error of all these operations for what a pool is not set to.
/** @throws OperationNotEnabledException */
export function checkTracking(pool: UserPool): void {
  if (!tracksSessions(pool)) throw sessionsNotTracked()
}

/**
 * The answer of ListUserSessions and its admin twin, the newest session first.
 * @param current the `originJti` of the sign-in that asks
 */
// AWS: all sessions of a user fit one page, so that there is never a token for the next one.
export function listedSessions(user: User, current: string | undefined, context: Context): Output<'ListUserSessions'> {
  const sessions = activeSessions(user, context).reverse().slice(0, sessionsOnAPage)
  return { Sessions: sessions.map((signIn) => describedSession(signIn, signIn.originJti === current)) }
}

/** @throws ResourceNotFoundException */
export function foundSession(user: User, id: string, context: Context): TrackedSignIn {
  const found = activeSessions(user, context).find(({ session }) => session.id === id)
  if (found === undefined) throw sessionNotFound(id)
  return found
}
