import { customAuthNotConfigured, userNotFound } from '../../../domain/errors.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import { hasTrigger } from '../../../triggers/trigger.ts'
import type { Context } from '../../operation.ts'
import { findUser } from '../../users/find-user.ts'
import { admitted, admittedSimulated } from '../admitted.ts'
import { type Attempt, type AuthAnswer, requiredParameter, requiredPublicValue } from '../attempt.ts'
import { customStep } from '../custom-step.ts'

/** CUSTOM_AUTH: the pool's functions decide; with CHALLENGE_NAME=SRP_A a password is proved on the way. */
export async function customAuth(attempt: Attempt, _flow: string, context: Context): Promise<AuthAnswer> {
  const { pool, client, parameters } = attempt
  const username = requiredParameter(attempt, 'USERNAME')
  checkSecretHash(client, username, parameters.SECRET_HASH)
  if (!hasTrigger(pool, 'DefineAuthChallenge')) throw customAuthNotConfigured()
  const found = findUser(pool, username, context.store)
  if (found === undefined && !hidesUserExistence(client)) throw userNotFound()
  const user = found && (await admitted(attempt, found, context))
  const claimant = { user, name: user?.Username ?? (await admittedSimulated(attempt, context)) }
  if (parameters.CHALLENGE_NAME !== 'SRP_A') return customStep(attempt, claimant, { results: [] }, context)
  const srpA = requiredPublicValue(attempt)
  return customStep(attempt, claimant, { results: [{ challengeName: 'SRP_A', challengeResult: true }], srpA }, context)
}
