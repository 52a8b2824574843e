import { invalidParameter, sessionForeign, totpNotEnabled, userNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { poolFactors } from '../../domain/mfa.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { ChallengeSession } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { challengeSession, sessionOf } from '../auth/challenge-session.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import type { Context } from '../operation.ts'

export interface TokenHolder {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly user: User
  /** The sign-in that waits for the set-up, if it is not a signed-in user who sets up. */
  readonly session?: ChallengeSession
}

/**
 * Who sets an authenticator app up: a signed-in user, or one whose sign-in waits for it.
 * @throws NotAuthorizedException, SoftwareTokenMFANotFoundException
 */
export function tokenHolder(input: { AccessToken?: string | undefined; Session?: string | undefined }, context: Context): TokenHolder {
  const holder = input.AccessToken !== undefined ? signedInUser(input.AccessToken, context) : waiting(input.Session, context)
  // Assumed: a signed-in user of a pool without this factor is refused as one who waits for it would be.
  if (!poolFactors(holder.pool).includes('SOFTWARE_TOKEN_MFA')) throw totpNotEnabled()
  return holder
}

function waiting(text: string | undefined, context: Context): TokenHolder {
  // Assumed: the sentence.
  if (text === undefined) throw invalidParameter('Either AccessToken or Session is required.')
  const { store } = context
  // AWS: AssociateSoftwareToken has no CodeMismatchException: a session that is none is like a foreign one.
  if (sessionOf(text, context) === undefined) throw sessionForeign()
  const session = challengeSession(text, 'MFA_SETUP', context)
  const user = store.users.require(compositeKey(session.UserPoolId, session.Username), userNotFound)
  const pool = store.userPools.require(session.UserPoolId, userNotFound)
  const client = store.userPoolClients.require(session.ClientId, userNotFound)
  return { pool, client, user, session }
}
