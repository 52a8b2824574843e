import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'
import { callUnanswered, type Metadata, userAttributes } from './trigger.ts'

export type CustomSender = 'CustomEmailSender' | 'CustomSMSSender'

// AWS: "Custom email sender Lambda trigger", "Custom SMS sender Lambda trigger".
const types = { CustomEmailSender: 'customEmailSenderRequestV1', CustomSMSSender: 'customSMSSenderRequestV1' } as const

/**
 * Hands a message to a function that delivers it. Nobody waits for it, and what becomes of it changes nothing.
 * @param occasion what stands after the underscore in the trigger source: `SignUp`
 * @param code encrypted, base64; null where the message has none
 */
// AWS: custom senders are the triggers that Cognito does not wait for.
export function customSender(
  lambda: Lambda,
  name: CustomSender,
  occasion: string,
  pool: UserPool,
  clientId: string,
  user: User,
  code: string | null,
  clientMetadata: Metadata,
): void {
  callUnanswered(lambda, {
    name,
    source: `${name}_${occasion}`,
    pool,
    clientId,
    userName: user.Username,
    request: () => ({ type: types[name], code, clientMetadata: clientMetadata ?? null, userAttributes: userAttributes(user) }),
    response: {},
  })
}
