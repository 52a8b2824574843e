import { passwordReused } from '../../domain/errors.ts'
import { hashedPassword, isPassword, type Password } from '../../domain/password.ts'
import { checkPassword } from '../../domain/password-policy.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { usedPasswords } from '../../domain/user.ts'
import { passwordPolicy } from '../../domain/user-pool.ts'
import type { Context } from '../operation.ts'
import { checkCompromised } from '../threat-protection/check-compromised.ts'

/**
 * A password that a user, or an administrator for a user, chose: it fits the policy and is not one of the last.
 * @throws InvalidPasswordException, PasswordHistoryPolicyViolationException
 */
export async function chosenPassword(pool: UserPool, user: User, password: string, context: Context): Promise<Password> {
  const policy = passwordPolicy(pool)
  checkPassword(password, policy, 'other')
  checkCompromised(pool, password, 'PASSWORD_CHANGE', context)
  for (const old of usedPasswords(user, policy)) {
    const isOld =
      typeof old === 'string' ? await context.passwordHashes.matches(old, password) : isPassword(old, pool.Id, user.Username, password)
    if (isOld) throw passwordReused()
  }
  return hashedPassword(pool.Id, user.Username, password, context.random.bytes(16))
}
