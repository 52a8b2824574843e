import { sessionForeign } from '../../../domain/errors.ts'
import { serverPublic } from '../../../domain/srp.ts'
import { foundDevice } from '../../devices/found-device.ts'
import type { Context } from '../../operation.ts'
import { type Attempt, type AuthAnswer, requiredParameter, requiredPublicValue } from '../attempt.ts'
import { answeredSession, openSession, useUpSession } from '../challenge-session.ts'
import { continued } from '../progress.ts'

/** DEVICE_SRP_AUTH: answers the device's public value with the server's, as USER_SRP_AUTH does for a user. */
export function deviceSrpAuth(attempt: Attempt, given: string | undefined, context: Context): AuthAnswer {
  requiredParameter(attempt, 'SRP_A')
  const { session, user } = answeredSession(attempt, given, 'DEVICE_SRP_AUTH', context)
  const device = foundDevice(user, requiredParameter(attempt, 'DEVICE_KEY'), context.store)
  if (device.secret === undefined || device.DeviceKey !== session.state.device) throw sessionForeign()
  const A = requiredPublicValue(attempt)
  useUpSession(session, context)
  const b = Buffer.from(context.random.bytes(32)).toString('hex')
  const B = serverPublic(BigInt(`0x${device.secret.verifier}`), b)
  const opening = {
    username: user.Username,
    challenge: 'DEVICE_PASSWORD_VERIFIER',
    flow: session.flow,
    state: { A, b, B, device: device.DeviceKey },
  }
  const block = openSession(continued(attempt, session), opening, context)
  return {
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    Session: block,
    ChallengeParameters: {
      SALT: device.secret.salt,
      SECRET_BLOCK: Buffer.from(block, 'base64url').toString('base64'),
      SRP_B: B,
      DEVICE_KEY: device.DeviceKey,
      USERNAME: user.Username,
    },
  }
}
