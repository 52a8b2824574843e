import { type ChallengeResult, verifyAuthChallengeResponse } from '../../../triggers/auth-challenge.ts'
import type { Context } from '../../operation.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, simulatedSession, useUpSession } from '../challenge-session.ts'
import { type CustomProgress, customAuthentication, customStep } from '../custom-step.ts'
import { continued } from '../progress.ts'

/** CUSTOM_CHALLENGE: one function judges the answer, another decides what comes of it. */
export async function customChallenge(attempt: Attempt, given: string | undefined, context: Context): Promise<AuthAnswer> {
  const answer = requiredParameter(attempt, 'ANSWER')
  const simulated = simulatedSession(attempt, given, 'CUSTOM_CHALLENGE', context)
  const { session, user } = simulated
    ? { session: simulated, user: undefined }
    : answeredSession(attempt, given, 'CUSTOM_CHALLENGE', context)
  // Used up before a function is asked: the answer may not be judged twice.
  useUpSession(session, context)
  const claimant = { name: session.Username, user }
  // What this process wrote into the session.
  const progress = JSON.parse(session.state.custom ?? '{"results":[]}') as CustomProgress
  const secret = JSON.parse(session.state.private ?? '{}') as Readonly<Record<string, string>>
  const right = await verifyAuthChallengeResponse(context.lambda, customAuthentication(attempt, claimant, context), secret, answer)
  const result: ChallengeResult = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult: right,
    challengeMetadata: session.state.metadata ?? null,
  }
  return customStep(continued(attempt, session), claimant, { ...progress, results: [...progress.results, result] }, context)
}
