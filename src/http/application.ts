import { randomUUID } from 'node:crypto'
import type { Caller } from '../domain/user-session.ts'
import { invoke, type Target } from '../operations/dispatch.ts'
import { recordedLambda } from '../operations/functions/recorded-lambda.ts'
import type { Context } from '../operations/operation.ts'
import type { Ports } from '../ports/ports.ts'

/** What the HTTP side needs of the rest: the same for every request. */
export interface Application {
  /** All of an operation's context that does not depend on the request. */
  readonly shared: Omit<Context, 'region' | 'requestId' | 'lambda'> & Pick<Ports, 'lambda'>
  readonly log: ApplicationLog
  /** Host names that requests may name besides those of this machine. */
  readonly allowedHosts: readonly string[]
  readonly process: DaemonProcess
}

export interface ApplicationLog {
  error(message: string): void
  info(message: string): void
  debug(message: string): void
}

/** What only the process itself knows or can do. */
export interface DaemonProcess {
  readonly version: string
  readonly pid: number
  /** Random: tells this process from every other that has had its pid or its port. */
  readonly nonce: string
  /** Whoever knows it may shut the daemon down or empty it: the run file has it. */
  readonly token: string
  /** The state file, or null where nothing is kept. */
  readonly stateFile: string | null
  /** Begins the shutdown and returns. */
  shutdown(): void
  /** Aborts when the daemon shuts down: streams end. */
  readonly stopping: AbortSignal
}

export type RequestFacts = Pick<Context, 'region' | 'requestId' | 'caller'>

/** Every request has an id; it is also the cause of the journal's entries. */
export const newRequestId = (): string => randomUUID()

/** Runs one operation on behalf of a request. The only way from HTTP to an operation of the API. */
export function invokeFor(application: Application, facts: RequestFacts, target: Target, body: unknown): Promise<unknown> {
  return onBehalf(application, facts, (context) => invoke(target, body, context))
}

/** Runs `work` with the context of a request; what it changes is journalled under the request's id. */
export function onBehalf<T>({ shared }: Application, facts: RequestFacts, work: (context: Context) => T): T {
  return work(new (contextsOf(shared))(facts, shared.store.onBehalfOf(facts.requestId)))
}

type Shared = Application['shared']
type ContextClass = new (facts: RequestFacts, store: Context['store']) => Context

const contextClasses = new WeakMap<Shared, ContextClass>()

/**
 * The contexts of an application's requests. What all of them share is on their prototype: copying it for each request cost as much as
 * everything else between HTTP and an operation.
 */
function contextsOf(shared: Shared): ContextClass {
  const known = contextClasses.get(shared)
  if (known !== undefined) return known
  class RequestContext {
    readonly region: string
    readonly requestId: string
    readonly caller: RequestFacts['caller']
    readonly store: Context['store']
    readonly lambda: Context['lambda']

    constructor({ region, requestId, caller }: RequestFacts, store: Context['store']) {
      this.region = region
      this.requestId = requestId
      this.caller = caller
      this.store = store
      this.lambda = recordedLambda(shared, store)
    }
  }
  Object.setPrototypeOf(RequestContext.prototype, shared)
  const made = RequestContext as unknown as ContextClass
  contextClasses.set(shared, made)
  return made
}

/** Runs `work` for a request that is not one of the API's; what it changed is on disk before this resolves, also where it throws. */
export async function settledOnBehalf<T>(
  application: Application,
  work: (context: Context) => Promise<T> | T,
  caller?: Caller,
): Promise<T> {
  const facts = { requestId: newRequestId(), region: application.shared.settings.region, ...(caller && { caller }) }
  return onBehalf(application, facts, async (context) => {
    try {
      return await work(context)
    } finally {
      await context.store.settled()
    }
  })
}
