/** The Lambda functions of a running daemon, as only its owner may see and change them. */
import type { Environment } from '../client/home.ts'
import { DaemonError } from './daemon-error.ts'
import { daemonStatus } from './daemon-status.ts'
import { request } from './probe.ts'

export type FunctionCode =
  | { readonly kind: 'file'; readonly file: string; readonly handler?: string | undefined; readonly envFile?: string | undefined }
  | { readonly kind: 'url'; readonly url: string }

export interface KnownFunction {
  readonly FunctionName: string
  readonly code: FunctionCode
  /** Seconds since the epoch. */
  readonly added: number
}

export interface KnownInvocation {
  readonly id: string
  readonly FunctionName: string
  readonly triggerSource?: string
  readonly outcome: 'answer' | 'functionError' | 'unreachable'
  readonly event?: unknown
  readonly answer?: unknown
  readonly error?: string
  /** Seconds since the epoch. */
  readonly started: number
  readonly duration: number
}

export interface Ran {
  readonly id: string
  readonly outcome: KnownInvocation['outcome']
  readonly payload?: string
  readonly error?: string
}

export interface WhichDaemon {
  readonly env: Environment
  readonly name?: string | undefined
}

/** Three attempts of a function that hangs, and what it takes to load it. */
const patience = 60_000

export const listFunctions = (which: WhichDaemon): Promise<readonly KnownFunction[]> => ask(which, 'GET', '/functions')

export const addFunction = (which: WhichDaemon, name: string, code: FunctionCode): Promise<{ readonly replaced: boolean }> =>
  ask(which, 'PUT', `/functions/${encodeURIComponent(name)}`, code)

export const removeFunction = (which: WhichDaemon, name: string): Promise<object> =>
  ask(which, 'DELETE', `/functions/${encodeURIComponent(name)}`)

export const invokeFunction = (which: WhichDaemon, name: string, event: unknown): Promise<Ran> =>
  ask(which, 'POST', `/functions/${encodeURIComponent(name)}/invocations`, event)

/** Oldest first. */
export const listInvocations = (which: WhichDaemon, name: string | undefined): Promise<readonly KnownInvocation[]> =>
  ask(which, 'GET', `/invocations${name === undefined ? '' : `?function=${encodeURIComponent(name)}`}`)

export const replayInvocation = (which: WhichDaemon, id: string): Promise<Ran> =>
  ask(which, 'POST', `/invocations/${encodeURIComponent(id)}/replay`)

/** @throws DaemonError where no daemon answers, or it refuses */
async function ask<T>({ env, name }: WhichDaemon, method: string, path: string, body?: unknown): Promise<T> {
  const status = await daemonStatus(env, name)
  if (status.state !== 'running') throw new DaemonError('notRunning', 'The emulator does not run.', 'Start it with `cogmock start`.')
  const answer = await request(status.run, method, `/_cogmock${path}`, patience, body)
  if (answer === undefined) throw new DaemonError('notRunning', 'The emulator did not answer.', '`cogmock logs` may tell why.')
  if (answer.status >= 300)
    throw new DaemonError('refused', (answer.json as { message?: string } | undefined)?.message ?? 'The emulator refused it.')
  // What function-routes.ts answers with.
  return answer.json as T
}
