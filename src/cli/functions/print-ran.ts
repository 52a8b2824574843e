import { Failure } from '../../client/failure.ts'
import type { Ran } from '../../daemon/functions.ts'
import type { Io } from '../io.ts'

/** Prints what a function answered. @throws Failure where it did not */
export function printRan({ id, payload, error }: Ran, io: Io): number {
  if (payload === undefined) throw new Failure(1, error ?? 'The function failed.', '`cogmock lambda logs` has what it printed.')
  io.out.write(`${indented(payload)}\n`)
  if (io.err.isTty) io.err.write(`Call ${id}\n`)
  return 0
}

function indented(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
