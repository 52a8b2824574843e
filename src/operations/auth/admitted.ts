import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records.ts'
import { preAuthentication } from '../../triggers/pre-authentication.ts'
import type { Context } from '../operation.ts'
import type { Attempt } from './attempt.ts'
import { checkSignInState } from './check-sign-in-state.ts'

/**
 * The user of a sign-in that may go on: its state allows it, and the pool's PreAuthentication function does.
 * The function may have changed the user, so what counts is the record after it.
 */
export async function admitted(attempt: Attempt, user: User, context: Context, passwordless = false): Promise<User> {
  const { pool, client, validationData } = attempt
  checkSignInState(user, client, context, passwordless)
  await preAuthentication(context.lambda, pool, client.ClientId, user, validationData)
  const now = context.store.users.require(userKey(user), userNotFound)
  if (now !== user) checkSignInState(now, client, context, passwordless)
  return now
}
