import { availableChallenges, type FirstFactor } from '../../domain/first-factors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'
import { usablePasskeys } from '../webauthn/passkeys-of.ts'

/** What a user may choose to sign in with. */
export function offeredChallenges(pool: UserPool, user: User, { store }: Context): FirstFactor[] {
  return availableChallenges(pool, user, usablePasskeys(pool, user, store) !== undefined)
}
