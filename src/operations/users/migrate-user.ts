import { migrationFailed, usernameExists } from '../../domain/errors.ts'
import { hashedPassword } from '../../domain/password.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkAttributes } from '../../domain/schema.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { schemaOf, signsInWithAttribute } from '../../domain/user-pool.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import { userMigration } from '../../triggers/user-migration.ts'
import type { Context } from '../operation.ts'
import { claimAlias } from './claim-alias.ts'
import { findUser, signInAttributes } from './find-user.ts'
import { invite } from './invite.ts'
import { newUser } from './new-user.ts'
import { newUsername } from './new-username.ts'

export interface Migration {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** As the user wrote it. */
  readonly userName: string
  /** At a sign-in, the password that the old directory has accepted. */
  readonly password?: string
  readonly validationData?: Metadata
  readonly clientMetadata?: Metadata
}

/** Asks the pool's function for a user that is not there, and takes it in. Undefined where nobody knows the user. */
// AWS: "Migrate user Lambda trigger".
export async function migrateUser(migration: Migration, context: Context): Promise<User | undefined> {
  const { pool, client, userName, password, validationData, clientMetadata } = migration
  const source = password === undefined ? 'ForgotPassword' : 'Authentication'
  const asked = { pool, clientId: client.ClientId, userName, validationData, clientMetadata, ...(password !== undefined && { password }) }
  const migrated = await userMigration(context.lambda, source, asked).catch((error: unknown) => refused(error, client))
  if (migrated === undefined) return undefined
  // Another request may have brought the user along meanwhile.
  const there = findUser(pool, userName, context.store)
  if (there !== undefined) return there
  // Seen: 2022, who signs in with an alias for the first time is called as the function says (an issue of cognito-local).
  const called = signsInWithAttribute(pool) ? userName : (migrated.username ?? userName)
  const name = newUsername(pool, called, context, () => migrationFailed(client.ClientId))
  const attributes = { ...migrated.attributes, ...name.attribute }
  checkAttributes(schemaOf(pool), attributes)
  if (migrated.enableSMSMFA && !attributes.phone_number) throw migrationFailed(client.ClientId)
  claimAliases(migration, name.username, attributes, migrated.forceAliasCreation, context)
  const keepsPassword = password !== undefined && migrated.finalUserStatus === 'CONFIRMED'
  const user = context.store.users.insert(
    {
      ...newUser(pool, name, attributes, context),
      UserStatus: migrated.finalUserStatus,
      ...(keepsPassword && { password: hashedPassword(pool.Id, name.username, password, context.random.bytes(16)) }),
      ...(migrated.enableSMSMFA && { mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } }),
    },
    usernameExists,
  )
  if (migrated.welcome) await invite({ pool, client, user, password: undefined, mediums: migrated.welcome, clientMetadata }, context)
  return user
}

/** A function that fails knows no such user. */
// Seen: 2019, the sentence, which an app takes for a wrong password. Assumed: its error; that a client which hides users says no more.
function refused(error: unknown, client: UserPoolClient): undefined {
  if (!(error instanceof ServiceError) || error.name !== 'UserLambdaValidationException') throw error
  if (!hidesUserExistence(client)) throw migrationFailed(client.ClientId)
}

// AWS: "forceAliasCreation": without it a user whose alias is another's is not migrated, and the app is told of an error.
// Assumed: which one; a sign-in has none of its own for it.
function claimAliases(
  { pool, client }: Migration,
  Username: string,
  attributes: Readonly<Record<string, string>>,
  force: boolean,
  context: Context,
): void {
  try {
    for (const attribute of signInAttributes(pool)) {
      const isAlias = attribute === 'preferred_username' || attributes[`${attribute}_verified`] === 'true'
      if (isAlias) claimAlias(pool, { Username }, attribute, attributes[attribute] ?? '', force, context)
    }
  } catch (error) {
    throw error instanceof ServiceError && error.name === 'AliasExistsException' ? migrationFailed(client.ClientId) : error
  }
}
