import { usernameExists } from '../../domain/errors.ts'
import { hashedPassword } from '../../domain/password.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkAttributes } from '../../domain/schema.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import { userMigration } from '../../triggers/user-migration.ts'
import type { Context } from '../operation.ts'
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
  const migrated = await userMigration(context.lambda, source, asked)
  if (migrated === undefined) return undefined
  const name = newUsername(pool, userName, context, usernameExists)
  const attributes = { ...migrated.attributes, ...name.attribute }
  checkAttributes(schemaOf(pool), attributes)
  const keepsPassword = password !== undefined && migrated.finalUserStatus === 'CONFIRMED'
  return context.store.users.insert(
    {
      ...newUser(pool, name, attributes, context),
      UserStatus: migrated.finalUserStatus,
      ...(keepsPassword && { password: hashedPassword(pool.Id, name.username, password, context.random.bytes(16)) }),
    },
    usernameExists,
  )
}
