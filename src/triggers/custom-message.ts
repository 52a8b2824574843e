import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata, userAttributes } from './trigger.ts'

export interface CustomText {
  readonly smsMessage?: string
  readonly emailMessage?: string
  readonly emailSubject?: string
}

/** May write a message in words of its own; what it leaves out comes from the pool's template. */
// AWS: "Custom message Lambda trigger": the placeholders are filled in after the function has answered.
export async function customMessage(
  lambda: Lambda,
  source: `CustomMessage_${string}`,
  pool: UserPool,
  clientId: string,
  user: User,
  clientMetadata: Metadata,
): Promise<CustomText> {
  const answer = await callTrigger(lambda, {
    name: 'CustomMessage',
    source,
    pool,
    clientId,
    userName: user.Username,
    request: () => ({
      userAttributes: userAttributes(user),
      codeParameter: '{####}',
      linkParameter: '{##Click Here##}',
      usernameParameter: source === 'CustomMessage_AdminCreateUser' ? '{username}' : null,
      ...metadata(clientMetadata),
    }),
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
  const text = (name: keyof CustomText) => (typeof answer?.[name] === 'string' && answer[name] !== '' ? { [name]: answer[name] } : {})
  return { ...text('smsMessage'), ...text('emailMessage'), ...text('emailSubject') }
}
