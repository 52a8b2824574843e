import { attempted, type LimitedAction } from '../../domain/attempt-limits.ts'
import { limitExceeded } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records.ts'
import type { Context } from '../operation.ts'

/**
 * Counts what a user tries, whether it succeeds or not.
 * @throws LimitExceededException
 */
export function countAttempt({ UserPoolId, Username }: User, action: LimitedAction, { store, clock, settings }: Context): void {
  if (!settings.limits) return
  const before = store.attempts.get(compositeKey(UserPoolId, action, Username))
  const times = attempted(before?.times ?? [], action, clock.now())
  if (times === undefined) throw limitExceeded()
  store.attempts.put({ UserPoolId, Username, action, times })
}
