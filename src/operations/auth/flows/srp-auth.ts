import { invalidParameter, userNotFound } from '../../../domain/errors.ts'
import type { User, UserPool, UserPoolClient } from '../../../domain/records.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import { simulatedUser } from '../../../domain/simulation.ts'
import { acceptable, serverPublic, verifier } from '../../../domain/srp.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { findUser } from '../../users/find-user.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { openSession } from '../challenge-session.ts'
import { checkSignInState } from '../check-sign-in-state.ts'

/** USER_SRP_AUTH: answers the client's public value with the server's. The password is proved to PASSWORD_VERIFIER. */
export function srpAuth(attempt: Attempt, flow: string, context: Context): AuthAnswer {
  const { pool, client, parameters } = attempt
  const username = requiredParameter(attempt, 'USERNAME')
  const A = requiredParameter(attempt, 'SRP_A')
  checkSecretHash(client, username, parameters.SECRET_HASH)
  // Assumed: the sentence; that such values are refused is part of SRP.
  if (!acceptable(A)) throw invalidParameter('SRP_A is invalid.')
  const { salt, x, name } = secretOf(pool, client, findUser(pool, username, context.store), username, context)
  const b = Buffer.from(context.random.bytes(32)).toString('hex')
  const B = serverPublic(verifier(x), b)
  // The block is what finds the session again: AWS takes the answer without a Session.
  const block = openSession(attempt, { username: name, challenge: 'PASSWORD_VERIFIER', flow, state: { A, b, B, x } }, context)
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: salt,
      SECRET_BLOCK: Buffer.from(block, 'base64url').toString('base64'),
      SRP_B: B,
      USERNAME: name,
      USER_ID_FOR_SRP: name,
    },
  }
}

interface SrpSecret {
  readonly name: string
  readonly salt: string
  readonly x: string
}

function secretOf(pool: UserPool, client: UserPoolClient, user: User | undefined, given: string, context: Context): SrpSecret {
  if (user === undefined && !hidesUserExistence(client)) throw userNotFound()
  // AWS: with the existence of users hidden, the challenge of a missing user is the same each time and fails at the proof.
  const simulated = simulatedUser(pool, given)
  if (user === undefined) return { ...simulated, name: simulated.username }
  const imported = user.UserStatus === 'RESET_REQUIRED' && user.password === undefined
  if (imported && hidesUserExistence(client)) return { ...simulated, name: user.Username }
  checkSignInState(user, client, context)
  return { ...(user.password ?? simulated), name: user.Username }
}
