import { availableChallenges, simulatedChallenges } from '../../domain/first-factors.ts'
import { possibleFactors } from '../../domain/mfa.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import type { Means } from '../../domain/step-up.ts'
import type { Context } from '../operation.ts'
import { usablePasskeys } from '../webauthn/passkeys-of.ts'

/** What a user can prove in a pool; undefined is one who does not exist, where the client hides that. */
export function meansOf(pool: UserPool, user: User | undefined, { store }: Context): Means {
  if (user === undefined) return { first: simulatedChallenges(pool), second: [] }
  // Assumed: an app that is set up but not turned on is proved for a level all the same: else no sign-in without it could be stepped up.
  return { first: availableChallenges(pool, user, usablePasskeys(pool, user, store) !== undefined), second: possibleFactors(pool, user) }
}
