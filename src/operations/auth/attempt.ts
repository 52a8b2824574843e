import { missingParameter } from '../../domain/errors.ts'
import type { UserPool, UserPoolClient } from '../../domain/records.ts'
import type { Output } from '../operation.ts'

/** What starting and answering have in common: the answer is tokens or the next challenge. */
export type AuthAnswer = Output<'InitiateAuth'>

/** Who asks: the app for its user, or a backend with AWS credentials. */
export type Caller = 'user' | 'admin'

/** One call of a sign-in. */
export interface Attempt {
  readonly caller: Caller
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** `AuthParameters` or `ChallengeResponses`. */
  readonly parameters: Readonly<Record<string, string>>
}

/** @throws InvalidParameterException */
export function requiredParameter({ parameters }: Attempt, name: string): string {
  const value = parameters[name]
  if (value === undefined || value === '') throw missingParameter(name)
  return value
}
