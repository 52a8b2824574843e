import { deviceReplacesMfa } from '../../domain/device.ts'
import type { User } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'
import { askOwnFactor } from './ask-second-factor.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { reaches } from './next-factor.ts'
import { signIn } from './sign-in.ts'

/** What follows the proof of a remembered device: it stands in for the second factor, or comes before it. */
export function afterDeviceProof(attempt: Attempt, user: User, flow: string, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const enough = deviceReplacesMfa(attempt.pool) && reaches(attempt, user, context)
  // AWS: "Pre token generation Lambda trigger", the trigger source at the end of the authentication of a device.
  const source = 'AuthenticateDevice'
  return enough ? signIn(attempt, user, context, source) : askOwnFactor(attempt, user, flow, context, source)
}
