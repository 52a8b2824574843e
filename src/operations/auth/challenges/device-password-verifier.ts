import { deviceIdentity } from '../../../domain/device.ts'
import { incorrectUsernameOrPassword } from '../../../domain/errors.ts'
import { sameText } from '../../../domain/same-text.ts'
import { proof, sharedKey } from '../../../domain/srp.ts'
import { foundDevice } from '../../devices/found-device.ts'
import type { Context } from '../../operation.ts'
import { afterDeviceProof } from '../after-device-proof.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, useUpSession } from '../challenge-session.ts'
import { continued } from '../progress.ts'
import { checkTimestamp } from './password-verifier.ts'

/** DEVICE_PASSWORD_VERIFIER: the device proves that it is the one that was remembered. */
export function devicePasswordVerifier(attempt: Attempt, given: string | undefined, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const signature = requiredParameter(attempt, 'PASSWORD_CLAIM_SIGNATURE')
  const block = requiredParameter(attempt, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const timestamp = requiredParameter(attempt, 'TIMESTAMP')
  checkTimestamp(timestamp)
  // The block is the session, in another alphabet: it finds it where a client leaves the session out.
  const text = given ?? Buffer.from(block, 'base64').toString('base64url')
  const { session, user } = answeredSession(attempt, text, 'DEVICE_PASSWORD_VERIFIER', context)
  useUpSession(session, context)
  const device = foundDevice(user, session.state.device, context.store)
  const { A = '', b = '', B = '' } = session.state
  const v = BigInt(`0x${device.secret?.verifier ?? '0'}`)
  const expected = proof(sharedKey({ A, b, B, v }), deviceIdentity(device), block, timestamp)
  if (!sameText(expected, signature)) throw incorrectUsernameOrPassword()
  return afterDeviceProof(continued(attempt, session), user, session.flow, context)
}
