import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, existence, type Metadata, userAttributes } from './trigger.ts'

export interface Authenticating {
  readonly pool: UserPool
  readonly clientId: string
  readonly userName: string
  /** Undefined where there is no such user and the client hides that. */
  readonly user: User | undefined
  /** The client does not tell whether users exist. */
  readonly hidden: boolean
  readonly validationData: Metadata
}

/** May refuse a sign-in before its password is looked at. */
// AWS: "Pre authentication Lambda trigger"; what the app passes to InitiateAuth comes as validationData.
export async function preAuthentication(lambda: Lambda, authenticating: Authenticating): Promise<void> {
  const { pool, clientId, userName, user, hidden, validationData } = authenticating
  await callTrigger(lambda, {
    name: 'PreAuthentication',
    source: 'PreAuthentication_Authentication',
    pool,
    clientId,
    userName,
    request: () => ({ userAttributes: userAttributes(user), validationData: validationData ?? null, ...existence(user, hidden) }),
    response: {},
  })
}
