/** The browser in which somebody signed in: one hour, whatever becomes of the tokens. */
import { compositeKey } from '../../domain/keys.ts'
import type { HostedSession, User, UserPool } from '../../domain/records.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import type { Proven } from '../auth/attempt.ts'
import type { Context } from '../operation.ts'

// AWS: "Managed login" keeps a session cookie of one hour; nothing in the client's settings changes that.
export const hostedSessionSeconds = 3600

/** Opens a session under a new name, so that one who knew the cookie's value before the sign-in knows nothing now. */
export function openHostedSession(
  { Id }: UserPool,
  { Username, deviceKey }: Proven,
  { store, clock, random }: Context,
): { text: string; session: HostedSession } {
  const text = Buffer.from(random.bytes(32)).toString('base64url')
  const now = clock.now()
  const session = store.hostedSessions.put({
    digest: digestOf(text),
    UserPoolId: Id,
    Username,
    authTime: now,
    ...(deviceKey !== undefined && { deviceKey }),
    expires: now + hostedSessionSeconds,
  })
  return { text, session }
}

/** The session behind a cookie and its user, where both are still good. */
export function liveHostedSession(
  { Id }: UserPool,
  text: string | undefined,
  { store, clock }: Context,
): { session: HostedSession; user: User } | undefined {
  const session = text === undefined ? undefined : store.hostedSessions.get(digestOf(text))
  if (session === undefined || session.UserPoolId !== Id || session.expires <= clock.now()) return undefined
  const user = store.users.get(compositeKey(Id, session.Username))
  return user?.Enabled === true ? { session, user } : undefined
}

export function closeHostedSession(text: string | undefined, { store }: Context): void {
  if (text !== undefined) store.hostedSessions.remove(digestOf(text))
}
