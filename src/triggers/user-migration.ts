import { lambdaOutputUnrecognizable } from '../domain/errors.ts'
import type { UserPool } from '../domain/records/pools.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata } from './trigger.ts'

export interface Migrating {
  readonly pool: UserPool
  readonly clientId: string
  /** As the user wrote it. */
  readonly userName: string
  /** Only at a sign-in. */
  readonly password?: string
  readonly validationData: Metadata
  readonly clientMetadata: Metadata
}
export interface Migrated {
  readonly attributes: Readonly<Record<string, string>>
  readonly finalUserStatus: 'CONFIRMED' | 'RESET_REQUIRED'
  readonly forceAliasCreation: boolean
}

/** May bring a user along who is not in the pool yet. Undefined where it does not know the user either. */
// AWS: "Migrate user Lambda trigger": without attributes in the answer there is no user.
export async function userMigration(
  lambda: Lambda,
  source: 'Authentication' | 'ForgotPassword',
  migrating: Migrating,
): Promise<Migrated | undefined> {
  const answer = await callTrigger(lambda, {
    ...migrating,
    name: 'UserMigration',
    source: `UserMigration_${source}`,
    request: () => ({
      ...(migrating.password !== undefined && { password: migrating.password }),
      validationData: migrating.validationData ?? null,
      ...metadata(migrating.clientMetadata),
    }),
    response: {
      userAttributes: null,
      forceAliasCreation: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
    },
  })
  const attributes = answer?.userAttributes
  if (attributes === undefined || attributes === null) return undefined
  if (typeof attributes !== 'object') throw lambdaOutputUnrecognizable()
  const values = Object.entries(attributes).filter(([name]) => name !== 'username' && name !== 'sub')
  return {
    attributes: Object.fromEntries(values.map(([name, value]) => [name, String(value)])),
    finalUserStatus: answer?.finalUserStatus === 'CONFIRMED' ? 'CONFIRMED' : 'RESET_REQUIRED',
    forceAliasCreation: answer?.forceAliasCreation === true,
  }
}
