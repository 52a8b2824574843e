import { refreshTokenInvalid, sessionNotFound } from '../../domain/errors.ts'
import type { User } from '../../domain/records/users.ts'
import { sessionRevoked, type TrackedBrowser, type TrackedSignIn } from '../../domain/user-session.ts'
import type { Context } from '../operation.ts'
import { activeBrowsers, activeSessions } from './tracked-sessions.ts'

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
