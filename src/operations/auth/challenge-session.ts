import { createHash } from 'node:crypto'
import { missingParameter, sessionExpired, sessionForeign, sessionInvalid, userDisabled } from '../../domain/errors.ts'
import type { ChallengeSession } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { simulatedUser } from '../../domain/simulation.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import type { Context } from '../operation.ts'
import { findUser } from '../users/find-user.ts'
import { type Attempt, requiredParameter } from './attempt.ts'

/** The store knows only the digest of what the client holds. */
const idOf = (text: string) => createHash('sha256').update(text).digest('base64url')

export interface Opening {
  readonly username: string
  readonly challenge: string
  readonly flow: string
  readonly state?: Readonly<Record<string, string>>
}

/** Opens a session for one challenge and gives the text that the client sends back with its answer. */
export function openSession(
  { pool, client, eventId, methods, levels }: Pick<Attempt, 'pool' | 'client' | 'eventId' | 'methods' | 'levels'>,
  opening: Opening,
  { store, clock, random }: Context,
): string {
  const text = Buffer.from(random.bytes(192)).toString('base64url')
  store.challengeSessions.put({
    id: idOf(text),
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: opening.username,
    challenge: opening.challenge,
    flow: opening.flow,
    // AWS: AuthSessionValidity, in minutes.
    expires: clock.now() + (client.AuthSessionValidity ?? 3) * 60,
    ...(eventId !== undefined && { eventId }),
    ...(methods !== undefined && { methods }),
    ...(levels !== undefined && { levels }),
    state: opening.state ?? {},
  })
  return text
}

/** The session behind what a client sent back; undefined where there is none. */
export function sessionOf(text: string, { store }: Context): ChallengeSession | undefined {
  return store.challengeSessions.get(idOf(text))
}

/**
 * The open session of a challenge.
 * @throws NotAuthorizedException, CodeMismatchException
 */
export function challengeSession(text: string, challenge: string | readonly string[], context: Context): ChallengeSession {
  const session = sessionOf(text, context)
  if (session === undefined) throw sessionInvalid()
  if (![challenge].flat().includes(session.challenge)) throw sessionForeign()
  if (session.used === true || session.expires <= context.clock.now()) throw sessionExpired()
  return session
}

/**
 * The session that an answer belongs to, and its user: a session works once, for its user, client, flow and challenge.
 * @throws InvalidParameterException, NotAuthorizedException, CodeMismatchException
 */
export function answeredSession(
  attempt: Attempt,
  text: string | undefined,
  challenge: string | readonly string[],
  context: Context,
): { session: ChallengeSession; user: User } {
  if (text === undefined) throw missingParameter('Session')
  const { pool, client } = attempt
  const session = challengeSession(text, challenge, context)
  const user = findUser(pool, requiredParameter(attempt, 'USERNAME'), context.store)
  if (session.ClientId !== client.ClientId || user?.Username !== session.Username) throw sessionForeign()
  if (!user.Enabled) throw userDisabled()
  return { session, user }
}

/**
 * The session that an answer belongs to where it is that of a user who does not exist and whose absence the client hides.
 * @throws InvalidParameterException, NotAuthorizedException, CodeMismatchException as for any other session
 */
export function simulatedSession(
  attempt: Attempt,
  text: string | undefined,
  challenge: string | readonly string[],
  context: Context,
): ChallengeSession | undefined {
  if (text === undefined) throw missingParameter('Session')
  const { pool, client } = attempt
  const username = requiredParameter(attempt, 'USERNAME')
  if (!hidesUserExistence(client) || findUser(pool, username, context.store) !== undefined) return undefined
  const session = challengeSession(text, challenge, context)
  // A client may go on with the name that the first answer told it.
  const isHis = session.Username === username || session.Username === simulatedUser(pool, username).username
  if (session.ClientId !== client.ClientId || !isHis) throw sessionForeign()
  return session
}

/** @throws NotAuthorizedException where another answer has used it up meanwhile */
export function useUpSession({ id }: ChallengeSession, { store }: Context): void {
  const used = (session: ChallengeSession): ChallengeSession => {
    if (session.used === true) throw sessionExpired()
    return { ...session, used: true }
  }
  store.challengeSessions.update(id, used, sessionInvalid)
}
