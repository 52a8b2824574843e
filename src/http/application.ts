import { randomUUID } from 'node:crypto'
import { invoke } from '../operations/dispatch.ts'
import type { Context } from '../operations/operation.ts'

/** What the HTTP side needs of the rest: the same for every request. */
export interface Application {
  /** All of an operation's context that does not depend on the request. */
  readonly shared: Omit<Context, 'region' | 'requestId'>
  readonly log: Log
}

export interface Log {
  error(message: string): void
  debug(message: string): void
}

export type RequestFacts = Pick<Context, 'region' | 'requestId'>

/** Every request has an id; it is also the cause of the journal's entries. */
export const newRequestId = (): string => randomUUID()

/** Runs one operation on behalf of a request. The only way from HTTP to an operation. */
export function invokeFor(application: Application, facts: RequestFacts, operation: string, body: unknown): Promise<unknown> {
  const { shared } = application
  return shared.store.during(facts.requestId, () => invoke(operation, body, { ...shared, ...facts }))
}
