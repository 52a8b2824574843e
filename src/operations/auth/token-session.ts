import { refreshTokenInvalid } from '../../domain/errors.ts'
import { tokenSessionId } from '../../domain/ids.ts'
import type { SignIn, User, UserPool } from '../../domain/records.ts'
import { activity, sessionRevoked, sessionUsed, surplus, tracksSessions } from '../../domain/token-session.ts'
import type { Context } from '../operation.ts'
import { activeSessions } from '../sessions/found-session.ts'

/** What a new sign-in remembers as a session, where the pool tracks them; the user's least recently used sessions make room for it. */
export function newTokenSession(pool: UserPool, user: User, context: Context): Pick<SignIn, 'session'> {
  if (!tracksSessions(pool)) return {}
  const { store, clock, random, caller } = context
  for (const { originJti } of surplus(activeSessions(user, context), pool)) {
    store.signIns.update(originJti, sessionRevoked, refreshTokenInvalid)
  }
  return { session: { id: tokenSessionId(random.integer), ...activity(clock.now(), caller) } }
}

/** New tokens were asked for: the session, if it is one, was used. */
export function tokenSessionUsed({ originJti, session }: SignIn, { store, clock, caller }: Context): void {
  if (session !== undefined) store.signIns.update(originJti, sessionUsed(clock.now(), caller), refreshTokenInvalid)
}
