import { refreshTokenInvalid } from '../../domain/errors.ts'
import { sessionId } from '../../domain/ids.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { HostedSession, SignIn } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { newSession, sessionRevoked, sessionUsed, surplus, tracksSessions } from '../../domain/user-session.ts'
import type { Context } from '../operation.ts'
import { activeSessions } from '../sessions/tracked-sessions.ts'

/**
 * What a new sign-in remembers as a session, where the pool tracks them; the user's least recently used sessions make room for it.
 * @param origin the single sign-on session that it came through
 */
export function newTokenSession(pool: UserPool, user: User, context: Context, origin?: string): Pick<SignIn, 'session'> {
  if (!tracksSessions(pool)) return {}
  const { store, clock, random, caller } = context
  for (const { originJti } of surplus(activeSessions(user, context), pool)) {
    store.signIns.update(originJti, sessionRevoked, refreshTokenInvalid)
  }
  const session = newSession(sessionId('tkn', random.integer), clock.now(), caller)
  return { session: origin === undefined ? session : { ...session, origin } }
}

/** New tokens were asked for: the session, if it is one, was used, and the one that it came through. */
export function tokenSessionUsed({ originJti, session, UserPoolId, Username }: SignIn, { store, clock, caller }: Context): void {
  if (session === undefined) return
  store.signIns.update(originJti, sessionUsed(clock.now(), caller), refreshTokenInvalid)
  const browsers = session.origin === undefined ? [] : store.hostedSessions.found('user', compositeKey(UserPoolId, Username))
  const origin = browsers.find(({ record }) => record.session?.id === session.origin)
  // Tokens are asked for by the app: where the browser is stays what it was.
  if (origin !== undefined) store.hostedSessions.update(origin.key, browserUsed(clock.now()), refreshTokenInvalid)
}

const browserUsed =
  (now: number) =>
  (browser: HostedSession): HostedSession =>
    browser.session === undefined ? browser : { ...browser, session: { ...browser.session, lastActive: now } }
