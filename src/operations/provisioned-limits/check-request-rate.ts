import { categoryOf } from '../../domain/provisioned-limits.ts'
import { tooManyRequests } from '../../domain/security-errors.ts'
import type { Context, Settings } from '../operation.ts'

/** The requests of a category within one second. */
interface Second {
  readonly second: number
  count: number
}

/** By daemon: nothing of it outlives the process. */
const counters = new WeakMap<Settings, Map<string, Second>>()

/** Counts a request of a category whose limit was set. @throws TooManyRequestsException */
export function checkRequestRate(operation: string, { store, settings, clock }: Context): void {
  if (!settings.limits || store.provisionedLimits.size === 0) return
  const category = categoryOf(operation)
  const limit = category === undefined ? undefined : store.provisionedLimits.get(category)
  if (limit === undefined) return
  const counted = counters.get(settings) ?? new Map<string, Second>()
  counters.set(settings, counted)
  const second = Math.floor(clock.now())
  const before = counted.get(limit.category)
  const current = before?.second === second ? before : { second, count: 0 }
  counted.set(limit.category, current)
  current.count += 1
  if (current.count > limit.rate) throw tooManyRequests()
}
