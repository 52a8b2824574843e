import { generalFailure } from './failure.ts'
import { pythonRepr, typeName } from './python-text.ts'
import type { Value } from './value.ts'

/** An integer as the reference reads one: spaces around it, a sign and single underscores are fine; `undefined` for anything else. */
export function readInteger(text: string): number | bigint | undefined {
  const digits = asciiDigits(text.trim())
  if (!/^[-+]?\d+(_\d+)*$/.test(digits)) return undefined
  const plain = digits.replaceAll('_', '').replace(/^\+/, '')
  const value = Number(plain)
  return Number.isSafeInteger(value) ? value : BigInt(plain)
}

/** Digits of any script count: each is as far from its script's zero as its value. */
function asciiDigits(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let value = 0
    while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
    return String(value % 10)
  })
}

/** @throws Failure in the words of the reference, which stops with status 255 */
export function toInteger(value: Value): number | bigint {
  if (typeof value !== 'string') {
    throw generalFailure(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`)
  }
  const integer = readInteger(value)
  if (integer === undefined) throw generalFailure(`invalid literal for int() with base 10: ${pythonRepr(value)}`)
  return integer
}
