import { featureUnavailable, sessionForeign, userNotFound } from '../../../domain/errors.ts'
import type { FirstFactor } from '../../../domain/first-factors.ts'
import type { User } from '../../../domain/records/users.ts'
import { checkSecretHash } from '../../../domain/secret-hash.ts'
import { simulatedUser } from '../../../domain/simulation.ts'
import { hidesUserExistence } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { signUpSession } from '../../sign-up/sign-up-session.ts'
import { findUser } from '../../users/find-user.ts'
import { admitted } from '../admitted.ts'
import { askOwnFactor, askSecondFactor } from '../ask-second-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { beginFirstFactor } from '../begin-first-factor.ts'
import { beginSimulatedFactor } from '../begin-simulated-factor.ts'
import { openSession, useUpSession } from '../challenge-session.ts'
import { checkSignInState } from '../check-sign-in-state.ts'
import { checkLockout, simulatedFailures } from '../failed-sign-in.ts'
import { offeredChallenges } from '../offered-challenges.ts'
import { continued } from '../progress.ts'
import { withStepUp } from '../step-up.ts'

/** USER_AUTH: the user chooses how to sign in, or named it already as PREFERRED_CHALLENGE. */
// AWS: "Choice-based sign-in" needs the Essentials tier or a higher one.
export function userAuth(begun: Attempt, flow: string, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { pool, client, parameters } = begun
  if (pool.UserPoolTier === 'LITE') throw featureUnavailable('USER_AUTH')
  const username = requiredParameter(begun, 'USERNAME')
  checkSecretHash(client, username, parameters.SECRET_HASH)
  const user = findUser(pool, username, context.store)
  // AWS: "Migrate user Lambda trigger": who comes with a password may be brought along yet.
  const bringsPassword = parameters.PREFERRED_CHALLENGE === 'PASSWORD' && parameters.PASSWORD !== undefined
  if (user === undefined && !hidesUserExistence(client) && !bringsPassword) throw userNotFound()
  const attempt = withStepUp(begun, user, context)
  if (attempt.signUpSession !== undefined) return afterSignUp(attempt, user, attempt.signUpSession, flow, context)
  const available = offeredChallenges(attempt, user, context)
  const preferred = available.find((name) => name === parameters.PREFERRED_CHALLENGE)
  const { Username } = user ?? { Username: simulatedUser(pool, username).username }
  if (user === undefined) checkLockout(simulatedFailures(pool.Id, Username, context), context)
  else checkSignInState(user, client, context, isPasswordless(available))
  if (preferred === undefined && user !== undefined && attempt.methods !== undefined) return steppingUp(attempt, user, flow, context)
  if (preferred === undefined) return asked(attempt, Username, 'SELECT_CHALLENGE', available, flow, context)
  if (!canBegin(attempt, preferred)) return asked(attempt, Username, preferred, available, flow, context)
  return begin(attempt, user, preferred, available, context)
}

const isPasswordless = (available: readonly FirstFactor[]): boolean => available.some((factor) => !factor.startsWith('PASSWORD'))

/** Who has just confirmed a sign-up need not prove the address again. */
// AWS: InitiateAuth, "Session": the code of ConfirmSignUp counts as the first factor.
async function afterSignUp(attempt: Attempt, found: User | undefined, text: string, flow: string, context: Context): Promise<AuthAnswer> {
  if (found === undefined) throw sessionForeign()
  const session = signUpSession(attempt, found, text, 'signUpConfirmed', context)
  useUpSession(session, context)
  const going = continued(attempt, session)
  return askSecondFactor(going, await admitted(going, found, context), flow, context)
}

/** Who is signed in already is asked for what is missing only. */
async function steppingUp(attempt: Attempt, user: User, flow: string, context: Context): Promise<AuthAnswer> {
  return askOwnFactor(attempt, await admitted(attempt, user, context, true), flow, context)
}

/** Begins the preferred factor. */
// AWS: the examples of InitiateAuth: a code or a passkey that is asked for comes with what else could be chosen.
async function begin(
  attempt: Attempt,
  user: User | undefined,
  factor: FirstFactor,
  available: readonly FirstFactor[],
  context: Context,
): Promise<AuthAnswer> {
  const answer = await (user === undefined
    ? beginSimulatedFactor(attempt, factor, 'USER_AUTH', context)
    : beginFirstFactor(attempt, user, factor, 'USER_AUTH', context))
  return answer.ChallengeName === factor ? { ...answer, AvailableChallenges: available } : answer
}

/** A preferred password that did not come along is asked for. */
// AWS: InitiateAuth, the challenges PASSWORD and PASSWORD_SRP.
function canBegin({ parameters }: Attempt, factor: FirstFactor): boolean {
  if (factor === 'PASSWORD') return parameters.PASSWORD !== undefined
  return factor !== 'PASSWORD_SRP' || parameters.SRP_A !== undefined
}

function asked(
  attempt: Attempt,
  username: string,
  challenge: 'SELECT_CHALLENGE' | FirstFactor,
  available: readonly FirstFactor[],
  flow: string,
  context: Context,
): AuthAnswer {
  return {
    ChallengeName: challenge,
    Session: openSession(attempt, { username, challenge, flow }, context),
    ChallengeParameters: {},
    AvailableChallenges: available,
  }
}
