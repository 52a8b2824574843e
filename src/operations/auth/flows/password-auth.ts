import { incorrectUsernameOrPassword, userNotFound } from '../../../domain/errors.ts'
import { isPassword } from '../../../domain/password.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import { simulatedUser } from '../../../domain/simulation.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { findUser } from '../../users/find-user.ts'
import { hasPassword } from '../../users/has-password.ts'
import { migrateUser } from '../../users/migrate-user.ts'
import { admitted, admittedSimulated } from '../admitted.ts'
import { afterFirstFactor } from '../after-first-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { failedSignIn, failedSimulated } from '../failed-sign-in.ts'
import { proved } from '../progress.ts'

/** USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH and its old name ADMIN_NO_SRP_AUTH. */
export async function passwordAuth(attempt: Attempt, flow: string, context: Context): Promise<AuthAnswer> {
  const { pool, client, parameters, validationData } = attempt
  const username = requiredParameter(attempt, 'USERNAME')
  const password = requiredParameter(attempt, 'PASSWORD')
  checkSecretHash(client, username, parameters.SECRET_HASH)
  const known = findUser(pool, username, context.store)
  const found = known ?? (await migrateUser({ pool, client, userName: username, password, validationData }, context))
  if (found === undefined) {
    if (!hidesUserExistence(client)) throw userNotFound()
    const name = await admittedSimulated(attempt, context)
    // As much work as for a user that exists.
    isPassword(simulatedUser(pool, username), pool.Id, username, password)
    throw failedSimulated(pool.Id, name, incorrectUsernameOrPassword(), context)
  }
  const user = await admitted(attempt, found, context)
  if (!(await hasPassword(pool, user, password, context))) throw failedSignIn(user, incorrectUsernameOrPassword(), context)
  return afterFirstFactor(proved(attempt, 'pwd'), user, flow, context)
}
