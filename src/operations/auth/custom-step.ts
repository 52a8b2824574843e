import { incorrectUsernameOrPassword, lambdaOutputUnrecognizable } from '../../domain/errors.ts'
import type { User } from '../../domain/records.ts'
import { type ChallengeResult, createAuthChallenge, defineAuthChallenge } from '../../triggers/auth-challenge.ts'
import type { Context } from '../operation.ts'
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

// Seen: a fourth challenge is never asked; tokens on the third answer still come.
const rounds = 3

/** Asks the pool's function what comes next in a custom authentication, and does it. */
// AWS: "Custom authentication challenge Lambda triggers".
export async function customStep(attempt: Attempt, user: User, progress: CustomProgress, context: Context): Promise<AuthAnswer> {
  const { pool, client, clientMetadata } = attempt
  const authentication = { pool, clientId: client.ClientId, user, clientMetadata }
  const next = await defineAuthChallenge(context.lambda, authentication, progress.results)
  if (next.kind === 'tokens') return signIn(attempt, user, context)
  if (next.kind === 'failure') throw incorrectUsernameOrPassword()
  if (next.challengeName === 'PASSWORD_VERIFIER' && progress.srpA !== undefined) {
    return srpChallenge(attempt, { user, A: progress.srpA, flow: 'CUSTOM_AUTH', custom: JSON.stringify(progress) }, context)
  }
  if (next.challengeName !== 'CUSTOM_CHALLENGE') throw lambdaOutputUnrecognizable()
  if (progress.results.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE').length >= rounds)
    throw incorrectUsernameOrPassword()
  const created = await createAuthChallenge(context.lambda, authentication, progress.results)
  const state = {
    custom: JSON.stringify(progress),
    private: JSON.stringify(created.privateParameters),
    ...(created.challengeMetadata !== null && { metadata: created.challengeMetadata }),
  }
  return {
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: openSession(attempt, { username: user.Username, challenge: 'CUSTOM_CHALLENGE', flow: 'CUSTOM_AUTH', state }, context),
    ChallengeParameters: { ...created.publicParameters, USERNAME: user.Username },
  }
}
