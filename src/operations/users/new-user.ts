import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'
import type { NewUsername } from './new-username.ts'

/** A user that nobody has seen yet; the caller decides the state and the password. */
export function newUser(
  pool: UserPool,
  { username, sub }: NewUsername,
  attributes: Readonly<Record<string, string>>,
  { clock }: Context,
): Omit<User, 'UserStatus'> {
  const now = clock.now()
  return {
    UserPoolId: pool.Id,
    Username: username,
    Enabled: true,
    UserCreateDate: now,
    UserLastModifiedDate: now,
    attributes: { sub, ...withFlags(attributes) },
  }
}

/** A contact that does not say that it is verified is not. */
function withFlags(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    ...attributes,
    ...(attributes.email && { email_verified: attributes.email_verified ?? 'false' }),
    ...(attributes.phone_number && { phone_number_verified: attributes.phone_number_verified ?? 'false' }),
  }
}
