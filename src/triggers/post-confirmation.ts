import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata, userAttributes } from './trigger.ts'

/** Is told of a confirmed user or a recovered password. The user stays confirmed when it fails. */
// AWS: "Post confirmation Lambda trigger".
export async function postConfirmation(
  lambda: Lambda,
  source: 'ConfirmSignUp' | 'ConfirmForgotPassword',
  pool: UserPool,
  clientId: string,
  user: User,
  clientMetadata: Metadata,
): Promise<void> {
  await callTrigger(lambda, {
    name: 'PostConfirmation',
    source: `PostConfirmation_${source}`,
    pool,
    clientId,
    userName: user.Username,
    request: () => ({ userAttributes: userAttributes(user), ...metadata(clientMetadata) }),
    response: {},
  })
}
