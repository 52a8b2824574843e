/**
 * Signs in, after the confirmation, whoever signed up in this browser or tried to sign in before it: the password was right then.
 */
import { admitted } from '../auth/admitted.ts'
import { askSecondFactor } from '../auth/ask-second-factor.ts'
import { openSession, sessionOf, useUpSession } from '../auth/challenge-session.ts'
import { continued } from '../auth/progress.ts'
import { watchedStart } from '../auth/watched.ts'
import type { Context } from '../operation.ts'
import { findUser } from '../users/find-user.ts'
import { attemptOf, type HostedAttempt, type HostedStep, stepOf } from './hosted-sign-in.ts'

/** A session's challenge that no answer of the API fits. */
const challenge = 'HOSTED_CONFIRMATION'

/** @returns a text to come back with; empty where there is no such user */
export function rememberedProof({ hosted }: HostedAttempt, username: string, context: Context): string {
  const user = findUser(hosted.pool, username, context.store)
  if (user === undefined) return ''
  // Who signed up without a password is not taken to have one.
  const methods = user.password === undefined ? [] : ['pwd']
  return openSession({ ...hosted, methods }, { username: user.Username, challenge, flow: 'USER_PASSWORD_AUTH' }, context)
}

/** @returns undefined where the text is not one that `rememberedProof` gave for this user and client, or is too old */
export async function beginProvenSignIn(
  attempt: HostedAttempt,
  username: string,
  proof: string,
  context: Context,
): Promise<HostedStep | undefined> {
  const { pool, client } = attempt.hosted
  const session = sessionOf(proof, context)
  const user = findUser(pool, username, context.store)
  if (session?.challenge !== challenge || session.used === true || session.expires <= context.clock.now()) return undefined
  if (session.ClientId !== client.ClientId || user === undefined || user.Username !== session.Username) return undefined
  if (user.UserStatus !== 'CONFIRMED') return undefined
  useUpSession(session, context)
  const begun = continued(attemptOf(attempt, username, {}, context), session)
  const answer = await watchedStart(begun, session.flow, context, async (watched) =>
    askSecondFactor(watched, await admitted(watched, user, context), session.flow, context),
  )
  return stepOf(attempt, begun, answer, context)
}
