import type { FirstFactor } from '../../domain/first-factors.ts'
import { simulatedDelivery } from '../../domain/simulation.ts'
import type { Context } from '../operation.ts'
import { admittedSimulated } from './admitted.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from './attempt.ts'
import { openSession } from './challenge-session.ts'
import { passwordAuth } from './flows/password-auth.ts'
import { srpAuth } from './flows/srp-auth.ts'

/** Begins a factor of a user who does not exist, where the client hides that: no code goes out and no answer is right. */
// AWS: "Managing error responses": choice-based sign-in asks such a user for one of the challenges that the pool allows.
export async function beginSimulatedFactor(attempt: Attempt, factor: FirstFactor, flow: string, context: Context): Promise<AuthAnswer> {
  if (factor === 'PASSWORD') return passwordAuth(attempt, flow, context)
  if (factor === 'PASSWORD_SRP') return srpAuth(attempt, flow, context)
  const { pool } = attempt
  const given = requiredParameter(attempt, 'USERNAME')
  const username = await admittedSimulated(attempt, context)
  const { DeliveryMedium = '', Destination = '' } = simulatedDelivery(pool, given, factor === 'SMS_OTP' ? 'phone_number' : 'email')
  return {
    ChallengeName: factor,
    Session: openSession(attempt, { username, challenge: factor, flow }, context),
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
      CODE_DELIVERY_DESTINATION: Destination,
      USER_ID_FOR_SRP: username,
    },
  }
}
