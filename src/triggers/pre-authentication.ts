import type { User, UserPool } from '../domain/records.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, userAttributes } from './trigger.ts'

/** May refuse a sign-in before its password is looked at. */
// AWS: "Pre authentication Lambda trigger"; what the app passes to InitiateAuth comes as validationData.
export async function preAuthentication(
  lambda: Lambda,
  pool: UserPool,
  clientId: string,
  user: User,
  validationData: Metadata,
): Promise<void> {
  await callTrigger(lambda, {
    name: 'PreAuthentication',
    source: 'PreAuthentication_Authentication',
    pool,
    clientId,
    userName: user.Username,
    request: () => ({ userAttributes: userAttributes(user), validationData: validationData ?? null }),
    response: {},
  })
}
