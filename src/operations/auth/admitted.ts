import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import { simulatedUser } from '../../domain/simulation.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import { preAuthentication } from '../../triggers/pre-authentication.ts'
import type { Context } from '../operation.ts'
import { type Attempt, requiredParameter } from './attempt.ts'
import { checkSignInState } from './check-sign-in-state.ts'
import { checkLockout, simulatedFailures } from './failed-sign-in.ts'

/**
 * The user of a sign-in that may go on: its state allows it, and the pool's PreAuthentication function does.
 * The function may have changed the user, so what counts is the record after it.
 */
export async function admitted(attempt: Attempt, user: User, context: Context, passwordless = false): Promise<User> {
  const { client } = attempt
  checkSignInState(user, client, context, passwordless)
  await asked(attempt, user.Username, user, context)
  const now = context.store.users.require(userKey(user), userNotFound)
  if (now !== user) checkSignInState(now, client, context, passwordless)
  return now
}

/** A user who does not exist goes as far as others do, where the client hides that; gives what the user is called then. */
export async function admittedSimulated(attempt: Attempt, context: Context): Promise<string> {
  const { username } = simulatedUser(attempt.pool, requiredParameter(attempt, 'USERNAME'))
  checkLockout(simulatedFailures(attempt.pool.Id, username, context), context)
  await asked(attempt, username, undefined, context)
  return username
}

function asked({ pool, client, validationData }: Attempt, userName: string, user: User | undefined, { lambda }: Context): Promise<void> {
  const hidden = hidesUserExistence(client)
  return preAuthentication(lambda, { pool, clientId: client.ClientId, userName, user, hidden, validationData })
}
