import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata, userAttributes } from './trigger.ts'

/** Is told of a sign-in whose every factor was right, and may still refuse it. */
// AWS: "Post authentication Lambda trigger".
export async function postAuthentication(
  lambda: Lambda,
  pool: UserPool,
  clientId: string,
  user: User,
  newDeviceUsed: boolean,
  clientMetadata: Metadata,
): Promise<void> {
  await callTrigger(lambda, {
    name: 'PostAuthentication',
    source: 'PostAuthentication_Authentication',
    pool,
    clientId,
    userName: user.Username,
    request: () => ({ userAttributes: userAttributes(user), newDeviceUsed, ...metadata(clientMetadata) }),
    response: {},
  })
}
