import { generalFailure } from '../../../client/failure.ts'
import { pythonRepr } from '../../../client/python-text.ts'
import { Float, type Value } from '../../../client/value.ts'
import { base64Bytes } from '../decode-blobs.ts'
import { coreTag, YamlMistake } from './compose.ts'
import type { YamlVersion } from './implicit-tag.ts'
import { constructTimestamp } from './timestamp.ts'

const words: Readonly<Record<string, boolean>> = { yes: true, no: false, y: true, n: false, true: true, false: false, on: true, off: false }

function bool(text: string): boolean {
  const meaning = words[text.toLowerCase()]
  if (meaning === undefined) throw generalFailure(pythonRepr(text.toLowerCase()))
  return meaning
}

const digit = { 2: '[01]', 8: '[0-7]', 10: '\\d', 16: '[\\da-fA-F]' } as const
const prefix = { 2: '0b', 8: '0o', 10: '', 16: '0x' } as const

/** Python's `int()`. */
function digitsOf(text: string, base: keyof typeof digit): bigint {
  const [, sign, digits] = new RegExp(`^\\s*([-+]?)(${digit[base]}+)\\s*$`).exec(text) ?? []
  if (digits === undefined) throw generalFailure(`invalid literal for int() with base ${base}: ${pythonRepr(text)}`)
  const value = BigInt(prefix[base] + digits)
  return sign === '-' ? -value : value
}

function integer(text: string, version: YamlVersion): number | bigint {
  const plain = text.replaceAll('_', '')
  if (plain === '') throw generalFailure('string index out of range')
  const digits = plain.replace(/^[-+]/, '')
  const value = unsignedInteger(digits, version)
  const signed = plain.startsWith('-') ? -value : value
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed
}

function unsignedInteger(digits: string, version: YamlVersion): bigint {
  if (digits.startsWith('0b')) return digitsOf(digits.slice(2), 2)
  if (digits.startsWith('0x')) return digitsOf(digits.slice(2), 16)
  if (digits.startsWith('0o')) return digitsOf(digits.slice(2), 8)
  if (version === '1.1' && digits === '') throw generalFailure('string index out of range')
  if (version === '1.1' && digits.startsWith('0') && digits !== '0') return digitsOf(digits, 8)
  if (version === '1.1' && digits.includes(':')) {
    return digits.split(':').reduce((sum, part) => sum * 60n + digitsOf(part, 10), 0n)
  }
  return digitsOf(digits, 10)
}

function float(text: string, version: YamlVersion): Float {
  const plain = text.replaceAll('_', '').toLowerCase()
  if (plain === '') throw generalFailure('string index out of range')
  const sign = plain.startsWith('-') ? -1 : 1
  const digits = plain.replace(/^[-+]/, '')
  if (digits === '.inf') return new Float(sign * Number.POSITIVE_INFINITY)
  if (digits === '.nan') return new Float(Number.NaN)
  if (version === '1.1' && digits.includes(':')) {
    return new Float(sign * digits.split(':').reduce((sum, part) => sum * 60 + decimal(part), 0))
  }
  return new Float(sign * decimal(digits))
}

/** Python's `float()`. */
function decimal(text: string): number {
  if (/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/.test(text)) return Number(text)
  const [, sign, name] = /^\s*([-+]?)(inf|infinity|nan)\s*$/.exec(text) ?? []
  if (name === undefined) throw generalFailure(`could not convert string to float: ${pythonRepr(text)}`)
  return name === 'nan' ? Number.NaN : sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function binary(text: string): Uint8Array {
  const bytes = /[^\p{ASCII}]/u.test(text) ? undefined : base64Bytes(text)
  if (bytes === undefined) throw new YamlMistake('not base64')
  return bytes
}

/** What the text of a scalar with a tag stands for. @throws YamlMistake for a tag without a meaning @throws Failure as Python fails */
export function constructScalar(tag: string, text: string, version: YamlVersion): Value {
  switch (tag) {
    case coreTag('null'):
      return null
    case coreTag('bool'):
      return bool(text)
    case coreTag('int'):
      return integer(text, version)
    case coreTag('float'):
      return float(text, version)
    case coreTag('binary'):
      return binary(text)
    case coreTag('str'):
      return text
    case coreTag('timestamp'):
      return constructTimestamp(text)
    default:
      throw new YamlMistake('no such tag')
  }
}
