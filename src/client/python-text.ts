import { floatText } from './print-json.ts'
import { isDict, isFloat, isForeign, isList, isOrderedDict, keyOf, type Value } from './value.ts'

/**
 * How the reference, a Python program, writes values into its messages and its text output.
 * `pythonText` is what a user reads, `pythonRepr` what stands inside a list or a dict.
 */
export function pythonText(value: Value): string {
  if (typeof value === 'string') return value
  return isForeign(value) ? value.text : pythonRepr(value)
}

export function pythonRepr(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return quoted(value)
  if (isFloat(value)) return Number.isFinite(value.value) ? floatText(value.value) : notFinite(value.value)
  if (value instanceof Uint8Array) return bytesText(value)
  if (isList(value)) return `[${value.map(pythonRepr).join(', ')}]`
  if (isOrderedDict(value)) {
    return `${value.type.slice(value.type.lastIndexOf('.') + 1)}(${value.size === 0 ? '' : `[${[...value].map(([key, item]) => `(${quoted(key)}, ${pythonRepr(item)})`).join(', ')}]`})`
  }
  if (isDict(value)) return `{${[...value].map(([key, item]) => `${pythonRepr(keyOf(value, key))}: ${pythonRepr(item)}`).join(', ')}}`
  if (isForeign(value)) return value.repr
  return String(value)
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  return value > 0 ? 'inf' : '-inf'
}

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(character: string): string {
  const short = shortEscapes[character]
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inner = text.replace(/\\|(?! )[\p{C}\p{Z}]/gu, escaped)
  return quote + (quote === "'" ? inner.replaceAll("'", "\\'") : inner) + quote
}

function bytesText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inner = text.replace(/[^ -[\]-~]/g, escaped)
  return `b${quote}${quote === "'" ? inner.replaceAll("'", "\\'") : inner}${quote}`
}

/** `<class 'str'>` and the like. */
export function pythonType(value: Value): string {
  return `<class '${typeName(value)}'>`
}

export function typeName(value: Value): string {
  if (value === null) return 'NoneType'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'str'
  if (isFloat(value)) return 'float'
  if (isForeign(value)) return value.type
  if (value instanceof Uint8Array) return 'bytes'
  if (isList(value)) return 'list'
  if (isOrderedDict(value)) return value.type
  return isDict(value) ? 'dict' : 'int'
}
