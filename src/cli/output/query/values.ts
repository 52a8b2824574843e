import { isDict, isFloat, isForeign, isList, type Value } from '../../../client/value.ts'

/** What counts as no in a condition; zero counts as yes. */
export function isFalse(value: Value): boolean {
  return value === null || value === false || value === '' || (isList(value) && value.length === 0) || (isDict(value) && value.size === 0)
}

export function isNumber(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || isFloat(value)
}

export function asNumber(value: Value): number {
  return isFloat(value) ? value.value : Number(value)
}

/** By content; a number is never equal to a truth value. */
export function equals(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return asNumber(left) === asNumber(right)
  if (isList(left) && isList(right)) return left.length === right.length && left.every((item, i) => equals(item, right[i] ?? null))
  if (isDict(left) && isDict(right)) {
    return left.size === right.size && [...left].every(([key, item]) => right.has(key) && equals(item, right.get(key) ?? null))
  }
  if (isForeign(left) && isForeign(right)) return left.repr === right.repr
  return left === right
}
