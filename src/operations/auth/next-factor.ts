import type { Level } from '../../domain/acr.ts'
import type { FirstFactor } from '../../domain/first-factors.ts'
import { oneOf, type SecondFactor, secondFactor } from '../../domain/mfa.ts'
import type { User } from '../../domain/records/users.ts'
import { levelOf, type Means, nextProofs, targetLevel } from '../../domain/step-up.ts'
import { levelOutOfReach } from '../../domain/step-up-errors.ts'
import type { Context } from '../operation.ts'
import type { Attempt } from './attempt.ts'
import { meansOf } from './means-of.ts'

/** The level that a sign-in is to reach; undefined where it need not reach any. @throws InvalidParameterException where the user cannot */
export function levelToReach({ levels, methods = [] }: Pick<Attempt, 'levels' | 'methods'>, means: Means): Level | undefined {
  if (levels === undefined) return undefined
  const level = targetLevel(levels, methods, means)
  if (level === undefined) throw levelOutOfReach()
  return level
}

/** What is asked for after a proof: a second factor or, on the way to a level, also what a sign-in can begin with. */
export type NextFactor = SecondFactor | { readonly ask: 'challenge'; readonly challenges: readonly FirstFactor[] }

// AWS: "Step-up authentication with the USER_AUTH flow": whatever the level, a second factor that is required is asked for.
export function nextFactor(attempt: Attempt, user: User, context: Context): NextFactor {
  const { pool, levels, methods = [] } = attempt
  if (levels === undefined) return secondFactor(pool, user)
  const means = meansOf(pool, user, context)
  const level = levelToReach(attempt, means)
  if (isAt(level, methods)) return methods.some((method) => method !== 'pwd') ? { ask: 'nothing' } : secondFactor(pool, user)
  const { first, second } = nextProofs(level ?? 1, methods, means)
  if (second.length === 0) return { ask: 'challenge', challenges: first }
  const turnedOn = second.filter((factor) => user.mfa?.enabled.includes(factor))
  return oneOf(user, turnedOn.length > 0 ? turnedOn : second)
}

/** Whether a sign-in has proved as much as it is to. */
export function reaches(attempt: Attempt, user: User, context: Context): boolean {
  if (attempt.levels === undefined) return true
  return isAt(levelToReach(attempt, meansOf(attempt.pool, user, context)), attempt.methods)
}

const isAt = (level: Level | undefined, methods: readonly string[] = []): boolean => (levelOf(methods) ?? 0) >= (level ?? 0)
