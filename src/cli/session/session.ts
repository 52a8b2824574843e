import { Failure } from '../../client/failure.ts'
import type { Io } from '../io.ts'
import { type KeptIn, secretStore } from './secret-store.ts'

/** What `cogmock login` keeps of a sign-in. */
export interface Session {
  /** Where the emulator was; the tokens are worth nothing elsewhere. */
  readonly endpoint: string
  readonly region: string
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret?: string
  /** As the user pool calls the user, which may be another name than was typed. */
  readonly username: string
  readonly tokens: { readonly id?: string; readonly access?: string; readonly refresh?: string }
}

/** @returns where it is kept now */
export async function saveSession(session: Session, io: Io): Promise<KeptIn> {
  return await (await secretStore(io.env)).write(JSON.stringify(session))
}

export async function readSession(io: Io): Promise<Session | undefined> {
  const text = await (await secretStore(io.env)).read()
  // Written by `saveSession` and by nobody else.
  return text === undefined ? undefined : (JSON.parse(text) as Session)
}

export async function forgetSession(io: Io): Promise<void> {
  await (await secretStore(io.env)).remove()
}

/** @throws Failure with exit code 1 where nobody is signed in */
export async function requireSession(io: Io): Promise<Session> {
  const session = await readSession(io)
  if (session === undefined) throw new Failure(1, 'Nobody is signed in.', 'Sign in with `cogmock login`, or try `cogmock quickstart`.')
  return session
}
