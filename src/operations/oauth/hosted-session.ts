/** The browser in which somebody signed in. */
import { refreshTokenInvalid } from '../../domain/errors.ts'
import { sessionId } from '../../domain/ids.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { HostedSession } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import { maxValidityOf, newSession, sessionUsed, tracksSessions } from '../../domain/user-session.ts'
import type { Proven } from '../auth/attempt.ts'
import type { Context } from '../operation.ts'
import type { HostedRequest } from './hosted-request.ts'

// AWS: "Managed login" keeps a session cookie of one hour, where the pool does not track sessions.
const untrackedSeconds = 3600

/** How long a client takes a browser's word for who its user is; 0 for not at all. */
// AWS: ClientSSOSessionConfigType.
const reuseSeconds = (pool: UserPool, client: UserPoolClient): number =>
  tracksSessions(pool) ? maxValidityOf(client) * 60 : untrackedSeconds

/** Opens a session under a new name, so that one who knew the cookie's value before the sign-in knows nothing now. */
export function openHostedSession(
  { pool, client }: Pick<HostedRequest, 'pool' | 'client'>,
  { Username, methods, level, eventId, deviceKey, saml }: Proven,
  { store, clock, random, caller }: Context,
): { text: string; session: HostedSession } {
  const text = Buffer.from(random.bytes(32)).toString('base64url')
  const now = clock.now()
  // A client that reuses nothing leaves the session to the others.
  const seconds = Math.max(untrackedSeconds, ...store.userPoolClients.list(pool.Id).map((other) => reuseSeconds(pool, other)))
  const { ClientId } = client
  const session = store.hostedSessions.put({
    digest: digestOf(text),
    UserPoolId: pool.Id,
    Username,
    authTime: now,
    methods,
    ...(level !== undefined && { level }),
    ...(eventId !== undefined && { eventId }),
    ...(deviceKey !== undefined && { deviceKey }),
    ...(saml !== undefined && { saml }),
    ...(tracksSessions(pool) && { session: { ...newSession(sessionId('sso', random.integer), now, caller), ClientId } }),
    expires: now + seconds,
  })
  return { text, session }
}

export interface Live {
  readonly session: HostedSession
  readonly user: User
}

/** The session behind a cookie and its user, where both are still good for the pages of a client. */
export function liveHostedSession(hosted: HostedRequest, text: string | undefined, context: Context): Live | undefined {
  return liveFor(Math.max(untrackedSeconds, reuseSeconds(hosted.pool, hosted.client)), hosted, text, context)
}

/** The same, where the client also takes it for a sign-in, and it is as new as the app wants. */
export function recentHostedSession(hosted: HostedRequest, text: string | undefined, context: Context): Live | undefined {
  const { pool, client, request } = hosted
  const live = liveFor(reuseSeconds(pool, client), hosted, text, context)
  const isOld = live !== undefined && request.maxAge !== undefined && context.clock.now() - live.session.authTime > request.maxAge
  return isOld ? undefined : live
}

/** The session with a use more. */
export function usedHostedSession({ digest }: HostedSession, { store, clock, caller }: Context): HostedSession {
  return store.hostedSessions.update(digest, sessionUsed(clock.now(), caller), refreshTokenInvalid)
}

function liveFor(seconds: number, { pool }: HostedRequest, text: string | undefined, { store, clock }: Context): Live | undefined {
  const now = clock.now()
  const session = text === undefined ? undefined : store.hostedSessions.get(digestOf(text))
  if (session === undefined || session.UserPoolId !== pool.Id || session.expires <= now) return undefined
  const user = store.users.get(compositeKey(pool.Id, session.Username))
  return user?.Enabled === true && now < session.authTime + seconds ? { session, user } : undefined
}

export function closeHostedSession(text: string | undefined, { store }: Context): void {
  if (text !== undefined) store.hostedSessions.remove(digestOf(text))
}
