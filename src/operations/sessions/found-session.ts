import { refreshTokenInvalid, sessionNotFound, sessionsNotTracked } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User, UserPool } from '../../domain/records.ts'
import {
  describedBrowser,
  describedSignIn,
  isActiveSession,
  sessionRevoked,
  type TrackedBrowser,
  type TrackedSignIn,
  tracksSessions,
} from '../../domain/user-session.ts'
import type { Context, Output } from '../operation.ts'

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

/** Sessions on the only page that lists of them have. */
const sessionsOnAPage = 125

/**
 * The answer of ListUserSessions and its admin twin, the newest session first.
 * @param current the `originJti` of the sign-in that asks
 */
// AWS: all sessions of a user are on one page, so that there is never a token for the next one.
export function listedSessions(user: User, current: string | undefined, context: Context): Output<'ListUserSessions'> {
  const sessions = [
    ...activeSessions(user, context).map((signIn) => describedSignIn(signIn, signIn.originJti === current)),
    ...activeBrowsers(user, context).map(describedBrowser),
  ]
  return { Sessions: sessions.sort((a, b) => Number(b.CreateDate) - Number(a.CreateDate)).slice(0, sessionsOnAPage) }
}

export interface Revocation {
  readonly user: User
  readonly id: string
  /** Also what is linked to it: the browser that a token session came through, the token sessions that came through a browser. */
  readonly linked: boolean
}

/**
 * Ends a session: its tokens are refused from now on, and its browser has to sign in again.
 * @throws ResourceNotFoundException
 */
export function revokeSession({ user, id, linked }: Revocation, context: Context): void {
  const { store } = context
  const signIns = activeSessions(user, context)
  const browsers = activeBrowsers(user, context)
  const origin = signIns.find(({ session }) => session.id === id)?.session.origin
  const isOne = ({ session }: TrackedSignIn | TrackedBrowser) => session.id === id
  if (!signIns.some(isOne) && !browsers.some(isOne)) throw sessionNotFound(id)
  for (const { originJti, session } of signIns) {
    if (session.id === id || (linked && session.origin === id)) store.signIns.update(originJti, sessionRevoked, refreshTokenInvalid)
  }
  for (const { digest, session } of browsers) {
    if (session.id === id || (linked && session.id === origin)) store.hostedSessions.remove(digest)
  }
}
