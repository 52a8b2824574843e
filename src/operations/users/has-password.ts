import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { hashedPassword, isPassword } from '../../domain/password.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { hashReplaced } from '../../domain/user.ts'
import type { Context } from '../operation.ts'

/** Whether this is the user's password. One that came as a hash is kept as all others from the first time it is told. */
export async function hasPassword(pool: UserPool, user: User, password: string, context: Context): Promise<boolean> {
  if (user.passwordHash === undefined) return user.password !== undefined && isPassword(user.password, pool.Id, user.Username, password)
  if (!(await context.passwordHashes.matches(user.passwordHash, password))) return false
  const told = hashReplaced(hashedPassword(pool.Id, user.Username, password, context.random.bytes(16)))
  // Another may have been set meanwhile.
  const became = (now: User) => (now.passwordHash === user.passwordHash ? told(now) : now)
  context.store.users.update(userKey(user), became, userNotFound)
  return true
}
