import { incorrectUsernameOrPassword, lambdaOutputUnrecognizable, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import { type ChallengeResult, type CustomAuthentication, createAuthChallenge, defineAuthChallenge } from '../../triggers/auth-challenge.ts'
import type { Context } from '../operation.ts'
import { afterOtherFactor } from './after-other-factor.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { openSession } from './challenge-session.ts'
import { srpChallenge } from './flows/srp-auth.ts'
import { signIn } from './sign-in.ts'

/** What a custom authentication carries from call to call. */
export interface CustomProgress {
  readonly results: readonly ChallengeResult[]
  /** The client's public value, where the sign-in began with SRP. */
  readonly srpA?: string
}

/** Who a custom authentication is about; `user` is undefined where there is none and the client hides that. */
export interface Claimant {
  readonly name: string
  readonly user: User | undefined
}

/** What the functions are told of it: the user as the last one of them left it. */
export function customAuthentication(
  { pool, client, clientMetadata }: Attempt,
  { name, user: before }: Claimant,
  { store }: Context,
): CustomAuthentication {
  const user = before && store.users.require(userKey(before), userNotFound)
  return { pool, clientId: client.ClientId, userName: name, user, hidden: hidesUserExistence(client), clientMetadata }
}

// Seen: a fourth challenge is never asked; tokens on the third answer still come.
const rounds = 3

/** Asks the pool's function what comes next in a custom authentication, and does it. */
// AWS: "Custom authentication challenge Lambda triggers".
export async function customStep(attempt: Attempt, claimant: Claimant, progress: CustomProgress, context: Context): Promise<AuthAnswer> {
  const { name, user } = claimant
  const next = await defineAuthChallenge(context.lambda, customAuthentication(attempt, claimant, context), progress.results)
  // Whatever the function says, nobody is signed in who does not exist.
  if (next.kind === 'failure' || (next.kind === 'tokens' && user === undefined)) throw incorrectUsernameOrPassword()
  if (next.kind === 'tokens') return permitted(attempt, user as User, context)
  if (next.challengeName === 'PASSWORD_VERIFIER' && progress.srpA !== undefined) {
    return srpChallenge(
      attempt,
      { name, password: user?.password, A: progress.srpA, flow: 'CUSTOM_AUTH', custom: JSON.stringify(progress) },
      context,
    )
  }
  if (next.challengeName !== 'CUSTOM_CHALLENGE') throw lambdaOutputUnrecognizable()
  if (progress.results.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE').length >= rounds)
    throw incorrectUsernameOrPassword()
  const created = await createAuthChallenge(context.lambda, customAuthentication(attempt, claimant, context), progress.results)
  const state = {
    custom: JSON.stringify(progress),
    private: JSON.stringify(created.privateParameters),
    ...(created.challengeMetadata !== null && { metadata: created.challengeMetadata }),
  }
  return {
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: openSession(attempt, { username: name, challenge: 'CUSTOM_CHALLENGE', flow: 'CUSTOM_AUTH', state }, context),
    ChallengeParameters: { ...created.publicParameters, USERNAME: name },
  }
}

// AWS: AdvancedSecurityAdditionalFlows: threat protection looks at custom authentication only where it is told to.
function permitted(attempt: Attempt, user: User, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { CustomAuthMode: mode } = attempt.pool.UserPoolAddOns?.AdvancedSecurityAdditionalFlows ?? {}
  return mode === undefined ? signIn(attempt, user, context) : afterOtherFactor(attempt, user, { flow: 'CUSTOM_AUTH', mode }, context)
}
