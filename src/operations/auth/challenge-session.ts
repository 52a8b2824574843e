import { createHash } from 'node:crypto'
import { sessionExpired, sessionForeign, sessionInvalid } from '../../domain/errors.ts'
import type { ChallengeSession } from '../../domain/records.ts'
import type { Context } from '../operation.ts'
import type { Attempt } from './attempt.ts'

/** The store knows only the digest of what the client holds. */
const idOf = (text: string) => createHash('sha256').update(text).digest('base64url')

export interface Opening {
  readonly username: string
  readonly challenge: string
  readonly flow: string
  readonly state?: Readonly<Record<string, string>>
}

/** Opens a session for one challenge and gives the text that the client sends back with its answer. */
export function openSession({ pool, client }: Attempt, opening: Opening, { store, clock, random }: Context): string {
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
    state: opening.state ?? {},
  })
  return text
}

/** The session behind what a client sent back; undefined where there is none. */
export function sessionOf(text: string, { store }: Context): ChallengeSession | undefined {
  return store.challengeSessions.get(idOf(text))
}

/**
 * The session of an answer, which from now on is used: a session works once, for its user, client, flow and challenge.
 * @throws NotAuthorizedException, CodeMismatchException
 */
export function answeredSession({ client }: Attempt, text: string, challenge: string, context: Context): ChallengeSession {
  const session = sessionOf(text, context)
  if (session === undefined) throw sessionInvalid()
  if (session.ClientId !== client.ClientId || session.challenge !== challenge) throw sessionForeign()
  if (session.used === true || session.expires <= context.clock.now()) throw sessionExpired()
  return session
}

export function useUpSession({ id }: ChallengeSession, { store }: Context): void {
  store.challengeSessions.update(id, (session) => ({ ...session, used: true }), sessionInvalid)
}
