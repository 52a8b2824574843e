/** Errors that an operation was told to answer with. Records are plain JSON and never changed in place. */
export interface Fault {
  readonly service: 'cognito-idp' | 'cognito-identity'
  readonly operation: string
  /** The error's name, such as `TooManyRequestsException`. */
  readonly error: string
  readonly message: string
  /** How many more requests fail; without it all do. */
  readonly left?: number
}
