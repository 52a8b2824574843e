import type { UserPool } from '../domain/records/pools.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata, texts } from './trigger.ts'

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
  /** What the user is to be called, where the function says so. */
  readonly username: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly finalUserStatus: 'CONFIRMED' | 'RESET_REQUIRED'
  /** An alias that another user has becomes this one's. */
  readonly forceAliasCreation: boolean
  readonly enableSMSMFA: boolean
  /** Where the welcome goes: `SMS`, `EMAIL`; undefined where there is to be none. */
  readonly welcome: readonly string[] | undefined
}

/** May bring a user along who is not in the pool yet. Undefined where it does not know the user either. */
// AWS: "Migrate user Lambda trigger": without attributes in the answer there is no user; who signs in keeps the password where the answer
// does not say otherwise; without a word on it the user is welcomed, by text message.
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
      enableSMSMFA: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
    },
  })
  if (answer?.userAttributes === undefined || answer.userAttributes === null) return undefined
  const { username, sub: _, ...attributes } = texts(answer.userAttributes)
  return {
    username,
    attributes,
    finalUserStatus: finalStatus(source, answer.finalUserStatus),
    forceAliasCreation: answer.forceAliasCreation === true,
    enableSMSMFA: answer.enableSMSMFA === true,
    welcome: answer.messageAction === 'SUPPRESS' ? undefined : mediums(answer.desiredDeliveryMediums),
  }
}

// Assumed: who forgot the password has to reset it, unless the answer says otherwise.
function finalStatus(source: 'Authentication' | 'ForgotPassword', given: unknown): Migrated['finalUserStatus'] {
  if (given === 'CONFIRMED' || given === 'RESET_REQUIRED') return given
  return source === 'Authentication' ? 'CONFIRMED' : 'RESET_REQUIRED'
}

const mediums = (given: unknown): readonly string[] => (Array.isArray(given) && given.length > 0 ? given.map(String) : ['SMS'])
