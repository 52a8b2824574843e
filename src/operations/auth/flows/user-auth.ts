import { featureUnavailable, userNotFound } from '../../../domain/errors.ts'
import type { FirstFactor } from '../../../domain/first-factors.ts'
import type { User } from '../../../domain/records.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import { simulatedUser } from '../../../domain/simulation.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { findUser } from '../../users/find-user.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { beginFirstFactor } from '../begin-first-factor.ts'
import { openSession } from '../challenge-session.ts'
import { checkSignInState } from '../check-sign-in-state.ts'
import { offeredChallenges } from '../offered-challenges.ts'

/** USER_AUTH: the user chooses how to sign in, or named it already as PREFERRED_CHALLENGE. */
// AWS: "Choice-based sign-in" needs the Essentials tier or a higher one.
export function userAuth(attempt: Attempt, flow: string, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { pool, client, parameters } = attempt
  if (pool.UserPoolTier === 'LITE') throw featureUnavailable('USER_AUTH')
  const username = requiredParameter(attempt, 'USERNAME')
  checkSecretHash(client, username, parameters.SECRET_HASH)
  const user = findUser(pool, username, context.store)
  if (user === undefined) {
    if (!hidesUserExistence(client)) throw userNotFound()
    return offer(attempt, { Username: simulatedUser(pool, username).username }, ['PASSWORD', 'PASSWORD_SRP'], flow, context)
  }
  checkSignInState(user, client, context)
  const available = offeredChallenges(pool, user, context)
  const preferred = available.find((name) => name === parameters.PREFERRED_CHALLENGE)
  if (preferred === undefined || !canBegin(attempt, preferred)) return offer(attempt, user, available, flow, context)
  return begin(attempt, user, preferred, available, context)
}

/** Begins the preferred factor. */
// AWS: the examples of InitiateAuth: a code or a passkey that is asked for comes with what else could be chosen.
async function begin(
  attempt: Attempt,
  user: User,
  factor: FirstFactor,
  available: readonly FirstFactor[],
  context: Context,
): Promise<AuthAnswer> {
  const answer = await beginFirstFactor(attempt, user, factor, 'USER_AUTH', context)
  return answer.ChallengeName === factor ? { ...answer, AvailableChallenges: available } : answer
}

/** A preferred password that did not come along is asked for like any other choice. */
function canBegin({ parameters }: Attempt, factor: FirstFactor): boolean {
  if (factor === 'PASSWORD') return parameters.PASSWORD !== undefined
  return factor !== 'PASSWORD_SRP' || parameters.SRP_A !== undefined
}

function offer(
  attempt: Attempt,
  { Username }: Pick<User, 'Username'>,
  available: readonly FirstFactor[],
  flow: string,
  context: Context,
): AuthAnswer {
  return {
    ChallengeName: 'SELECT_CHALLENGE',
    Session: openSession(attempt, { username: Username, challenge: 'SELECT_CHALLENGE', flow }, context),
    ChallengeParameters: {},
    AvailableChallenges: available,
  }
}
