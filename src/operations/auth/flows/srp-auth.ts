import { userNotFound } from '../../../domain/errors.ts'
import type { User } from '../../../domain/records/users.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import { simulatedUser } from '../../../domain/simulation.ts'
import { serverPublic, verifier } from '../../../domain/srp.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { findUser } from '../../users/find-user.ts'
import { admitted, admittedSimulated } from '../admitted.ts'
import { type Attempt, type AuthAnswer, requiredParameter, requiredPublicValue } from '../attempt.ts'
import { openSession } from '../challenge-session.ts'
import { hasNoPassword } from '../check-sign-in-state.ts'

/** USER_SRP_AUTH: answers the client's public value with the server's. The password is proved to PASSWORD_VERIFIER. */
export async function srpAuth(attempt: Attempt, flow: string, context: Context): Promise<AuthAnswer> {
  const { pool, client, parameters } = attempt
  const username = requiredParameter(attempt, 'USERNAME')
  requiredParameter(attempt, 'SRP_A')
  checkSecretHash(client, username, parameters.SECRET_HASH)
  const A = requiredPublicValue(attempt)
  const secret = await secretOf(attempt, findUser(pool, username, context.store), username, context)
  return challengeFor(attempt, secret, A, flow, {}, context)
}

export interface SrpBeginning {
  readonly name: string
  readonly password: User['password']
  readonly A: string
  readonly flow: string
  /** What the session carries for a custom authentication. */
  readonly custom: string
}

/** The challenge of a user whose sign-in has begun already, in a custom authentication. */
export function srpChallenge(attempt: Attempt, { name, password, A, flow, custom }: SrpBeginning, context: Context): AuthAnswer {
  const secret = password ?? simulatedUser(attempt.pool, name)
  return challengeFor(attempt, { ...secret, name }, A, flow, { custom }, context)
}

function challengeFor(
  attempt: Attempt,
  { salt, x, name }: SrpSecret,
  A: string,
  flow: string,
  more: Readonly<Record<string, string>>,
  context: Context,
): AuthAnswer {
  const b = Buffer.from(context.random.bytes(32)).toString('hex')
  const B = serverPublic(verifier(x), b)
  const state = { A, b, B, x, ...more }
  // The block is what finds the session again: AWS takes the answer without a Session.
  const block = openSession(attempt, { username: name, challenge: 'PASSWORD_VERIFIER', flow, state }, context)
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

async function secretOf(attempt: Attempt, user: User | undefined, given: string, context: Context): Promise<SrpSecret> {
  const { pool, client } = attempt
  if (user === undefined && !hidesUserExistence(client)) throw userNotFound()
  // AWS: with the existence of users hidden, the challenge of a missing user is the same each time and fails at the proof.
  const simulated = simulatedUser(pool, given)
  if (user === undefined) return { ...simulated, name: await admittedSimulated(attempt, context) }
  const imported = user.UserStatus === 'RESET_REQUIRED' && hasNoPassword(user)
  if (imported && hidesUserExistence(client)) return { ...simulated, name: user.Username }
  const { password, Username } = await admitted(attempt, user, context)
  return { ...(password ?? simulated), name: Username }
}
