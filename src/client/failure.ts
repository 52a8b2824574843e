/** An expected end of a command: what to say on stderr and the exit status, as the AWS CLI has them. */
export class Failure extends Error {
  readonly exitCode: number
  /** What to do about it; for people, after the message. */
  readonly hint: string | undefined
  constructor(exitCode: number, message: string, hint?: string) {
    super(message)
    this.exitCode = exitCode
    this.hint = hint
  }
}

/** Told by what it has, not by its class, because each part of the built program has its own copy of the class. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number'
}

/** The command line or its parameters are wrong. */
export function usageFailure(message: string): Failure {
  return new Failure(252, message)
}

/** A configured value is wrong. */
export function configurationFailure(message: string): Failure {
  return new Failure(253, message)
}

/** The service answered with an error. */
export class ServiceFailure extends Failure {
  /** The error's name, such as `UserNotFoundException`. */
  readonly code: string
  readonly serviceMessage: string
  readonly status: number
  /** @param retried how often it was tried again, where the attempts were used up */
  constructor(operation: string, code: string, message: string, status: number, retried?: number) {
    const retries = retried === undefined ? '' : ` (reached max retries: ${retried})`
    super(254, `An error occurred (${code}) when calling the ${operation} operation${retries}: ${message}`)
    this.code = code
    this.serviceMessage = message
    this.status = status
  }
}

/** Everything else: no connection, no such profile, a value that is not a number. */
export function generalFailure(message: string): Failure {
  return new Failure(255, message)
}

/** No connection, or one that broke; it is worth another try. */
export class ConnectionFailure extends Failure {
  constructor(message: string, hint?: string) {
    super(255, message, hint)
  }
}
