/** Errors on demand: what Amazon answers too seldom for a test to wait for it. */
import { invalidParameter } from './errors.ts'
import type { Fault } from './records/faults.ts'

// AWS: "Common errors" of the API reference, those that a request with good credentials can get.
const commonErrors = ['InternalFailure', 'ServiceUnavailable', 'ThrottlingException']

// Seen: the first three; of the others only the names are known.
const messages: Readonly<Record<string, string>> = {
  LimitExceededException: 'Attempt limit exceeded, please try after some time.',
  ThrottlingException: 'Rate exceeded',
  TooManyRequestsException: 'Rate exceeded',
}

/**
 * @param declared the errors that the operation documents
 * @param given a JSON value: an object with `error`, and where it is wanted with `message` and `times` (a number, or `"always"`)
 * @throws InvalidParameterException
 */
export function newFault(service: Fault['service'], operation: string, declared: readonly string[], given: unknown): Fault {
  const { error, message, times = 1 } = (typeof given === 'object' ? (given ?? {}) : {}) as Readonly<Record<string, unknown>>
  if (typeof error !== 'string')
    throw invalidParameter('The body is a JSON object with the name of an error: {"error": "TooManyRequestsException"}')
  const known = [...declared, ...commonErrors]
  if (!known.includes(error)) throw invalidParameter(`${operation} never answers with ${error}. Its errors are: ${known.join(', ')}.`)
  if (message !== undefined && typeof message !== 'string') throw invalidParameter('The message is a string.')
  if (times !== 'always' && !(Number.isSafeInteger(times) && Number(times) > 0)) {
    throw invalidParameter('The times are a whole number from 1 on, or "always".')
  }
  return {
    service,
    operation,
    error,
    message: message ?? messages[error] ?? 'cogmock was told to fail here (cogmock fault list).',
    ...(times !== 'always' && { left: Number(times) }),
  }
}

/** The fault after one more request has failed by it, or undefined where that was the last. */
export function failedOnce(fault: Fault): Fault | undefined {
  if (fault.left === undefined) return fault
  return fault.left === 1 ? undefined : { ...fault, left: fault.left - 1 }
}
