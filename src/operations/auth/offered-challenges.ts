import type { FirstFactor } from '../../domain/first-factors.ts'
import type { User } from '../../domain/records/users.ts'
import { nextProofs } from '../../domain/step-up.ts'
import type { Context } from '../operation.ts'
import type { Attempt } from './attempt.ts'
import { meansOf } from './means-of.ts'
import { levelToReach } from './next-factor.ts'

/** What a user may choose to sign in with; undefined is one who does not exist, where the client hides that. @throws InvalidParameterException */
export function offeredChallenges(attempt: Attempt, user: User | undefined, context: Context): readonly FirstFactor[] {
  const { pool, levels, methods = [] } = attempt
  const means = meansOf(pool, user, context)
  return levels === undefined ? means.first : nextProofs(levelToReach(levels, methods, means), methods, means).first
}
