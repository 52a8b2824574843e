import { attempted, type LimitedAction } from '../../domain/attempt-limits.ts'
import { limitExceeded } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { simulatedUser } from '../../domain/simulation.ts'
import type { Context } from '../operation.ts'

type Attempting = Pick<User, 'UserPoolId' | 'Username'>

/** Who attempts: a user who does not exist is limited as others are, where the client hides that. */
export function attempting(pool: UserPool, given: string, user: User | undefined): Attempting {
  return user ?? { UserPoolId: pool.Id, Username: simulatedUser(pool, given).username }
}

/**
 * Counts what a user tries, whether it succeeds or not.
 * @throws LimitExceededException
 */
export function countAttempt({ UserPoolId, Username }: Attempting, action: LimitedAction, { store, clock, settings }: Context): void {
  if (!settings.limits) return
  const before = store.attempts.get(compositeKey(UserPoolId, action, Username))
  const times = attempted(before?.times ?? [], action, clock.now())
  if (times === undefined) throw limitExceeded()
  store.attempts.put({ UserPoolId, Username, action, times })
}
