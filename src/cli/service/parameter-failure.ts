import { type Failure, usageFailure } from '../../client/failure.ts'

/** A value that cannot be read as its parameter. */
export function parameterFailure(option: string, message: string): Failure {
  return usageFailure(`Error parsing parameter '${option}': ${message}`)
}
