import { incorrectUsernameOrPassword, invalidParameter, sessionExpired } from '../../../domain/errors.ts'
import { compositeKey } from '../../../domain/keys.ts'
import type { ChallengeSession } from '../../../domain/records/sign-ins.ts'
import { sameText } from '../../../domain/same-text.ts'
import { poolName, proof, sharedKey, verifier } from '../../../domain/srp.ts'
import { trustedDevice } from '../../devices/signed-in-device.ts'
import type { Context } from '../../operation.ts'
import { afterFirstFactor } from '../after-first-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { sessionOf, useUpSession } from '../challenge-session.ts'
import { checkSignInState } from '../check-sign-in-state.ts'
import { type CustomProgress, customStep } from '../custom-step.ts'
import { failedSignIn, failedSimulated } from '../failed-sign-in.ts'
import { continued, proved } from '../progress.ts'

/** PASSWORD_VERIFIER: the client proves that it knows the password without sending it. */
export function passwordVerifier(attempt: Attempt, _session: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { pool, client } = attempt
  const signature = requiredParameter(attempt, 'PASSWORD_CLAIM_SIGNATURE')
  const block = requiredParameter(attempt, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const timestamp = requiredParameter(attempt, 'TIMESTAMP')
  checkTimestamp(timestamp)
  const session = sessionOf(Buffer.from(block, 'base64').toString('base64url'), context)
  if (session?.challenge !== 'PASSWORD_VERIFIER' || session.ClientId !== client.ClientId) throw incorrectUsernameOrPassword()
  if (session.used === true || session.expires <= context.clock.now()) throw sessionExpired()
  const right = sameText(expectedProof(session, pool.Id, block, timestamp), signature)
  const user = context.store.users.get(compositeKey(pool.Id, session.Username))
  // Seen: clients that name a device which is gone send the same proof once more without it.
  if (right && user !== undefined) trustedDevice(attempt, user, context)
  useUpSession(session, context)
  if (user === undefined) throw failedSimulated(pool.Id, session.Username, incorrectUsernameOrPassword(), context)
  checkSignInState(user, client, context)
  if (!right || user.password?.x !== session.state.x) {
    throw failedSignIn(user, incorrectUsernameOrPassword(), context)
  }
  const going = proved(continued(attempt, session), 'pwd')
  if (session.state.custom === undefined) return afterFirstFactor(going, user, session.flow, context)
  // AWS: in a custom authentication the proof is one round, and the pool's function decides what follows it.
  const progress = JSON.parse(session.state.custom) as CustomProgress
  const round = { challengeName: 'PASSWORD_VERIFIER', challengeResult: true }
  return customStep(going, { name: user.Username, user }, { results: [...progress.results, round] }, context)
}

function expectedProof({ state, Username }: ChallengeSession, poolId: string, block: string, timestamp: string): string {
  const { A = '', b = '', B = '', x = '' } = state
  return proof(sharedKey({ A, b, B, v: verifier(x) }), poolName(poolId) + Username, block, timestamp)
}

// AWS: `EEE MMM d HH:mm:ss z yyyy` in English, the day without a leading zero. Seen: the sentence.
const timestampForm =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([1-9]|[12]\d|3[01]) \d{2}:\d{2}:\d{2} UTC \d{4}$/

export function checkTimestamp(timestamp: string): void {
  if (!timestampForm.test(timestamp)) throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.')
}
