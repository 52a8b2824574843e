import type { Level } from '../../domain/acr.ts'
import type { FirstFactor } from '../../domain/first-factors.ts'
import { oneOf, type SecondFactor, secondFactor } from '../../domain/mfa.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { isAt, type Means, nextProofs, targetLevel } from '../../domain/step-up.ts'
import { levelOutOfReach } from '../../domain/step-up-errors.ts'
import type { Context } from '../operation.ts'
import type { Attempt } from './attempt.ts'
import { meansOf } from './means-of.ts'

/** Which of the levels wanted it is. @throws InvalidParameterException where the user cannot reach any */
export function levelToReach(wanted: readonly Level[], methods: readonly string[], means: Means): Level {
  const level = targetLevel(wanted, methods, means)
  if (level === undefined) throw levelOutOfReach()
  return level
}

/** What is asked for after a proof: a second factor or, on the way to a level, also what a sign-in can begin with. */
export type NextFactor = SecondFactor | { readonly ask: 'challenge'; readonly challenges: readonly FirstFactor[] }

// AWS: "Step-up authentication with the USER_AUTH flow": whatever the level, a second factor that is required is asked for.
export function nextFactor({ pool, levels, methods = [] }: Attempt, user: User, context: Context): NextFactor {
  if (levels === undefined) return secondFactor(pool, user)
  const means = meansOf(pool, user, context)
  const level = levelToReach(levels, methods, means)
  if (isAt(level, methods)) return floor(pool, user, methods)
  const { first, second } = nextProofs(level, methods, means)
  if (second.length === 0) return { ask: 'challenge', challenges: first }
  const turnedOn = second.filter((factor) => user.mfa?.enabled.includes(factor))
  return oneOf(user, turnedOn.length > 0 ? turnedOn : second)
}

/** What is asked for where no level asks for more: the second factor that everybody is asked for, unless one is proved. */
function floor(pool: UserPool, user: User, methods: readonly string[]): SecondFactor {
  return methods.some((method) => method !== 'pwd') ? { ask: 'nothing' } : secondFactor(pool, user)
}

/** Whether a user who stepped up would have to prove a second factor, whatever the level. */
// AWS: "Step-up authentication with the USER_AUTH flow": nobody is asked there to set one up.
export function owesFactor(pool: UserPool, user: User, methods: readonly string[]): boolean {
  const { ask } = floor(pool, user, methods)
  return ask === 'factor' || ask === 'choice'
}

/** Whether a sign-in has proved as much as it is to. @throws InvalidParameterException where the user cannot */
export function reaches({ pool, levels, methods = [] }: Attempt, user: User, context: Context): boolean {
  return levels === undefined || isAt(levelToReach(levels, methods, meansOf(pool, user, context)), methods)
}
