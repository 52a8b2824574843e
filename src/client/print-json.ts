import { isDict, isFloat, isForeign, isList, type Value } from './value.ts'

/** A float as the reference writes it: `5.0`, `1e-05`, `1e+16`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  if (Object.is(value, -0)) return '-0.0'
  const [mantissa = '', power = '0'] = value.toExponential().split('e')
  const exponent = Number(power)
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  if (exponent >= 0 || value === 0) return Number.isInteger(value) ? `${value}.0` : String(value)
  const digits = mantissa.replace(/[-.]/g, '')
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(-exponent - 1)}${digits}`
}

function scalar(value: Value, ascii: boolean): string {
  if (typeof value === 'string') {
    const text = JSON.stringify(value)
    return ascii ? text.replace(/[\u007f-\uffff]/g, escaped) : text
  }
  if (isFloat(value)) return floatText(value.value)
  // Of those, only times are ever printed.
  if (isForeign(value)) return JSON.stringify(value.text.replace(' ', 'T'))
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('latin1'))
  return String(value)
}

function escaped(character: string): string {
  return character === '\u007f' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Four spaces a level, nothing escaped that need not be: what `--output json` prints, without the line feed at the end. */
export function printJson(value: Value, indent = ''): string {
  const inner = `${indent}    `
  if (isDict(value)) {
    if (value.size === 0) return '{}'
    const members = [...value].map(([key, item]) => `${inner}${scalar(key, false)}: ${printJson(item, inner)}`)
    return `{\n${members.join(',\n')}\n${indent}}`
  }
  if (isList(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => inner + printJson(item, inner)).join(',\n')}\n${indent}]`
  }
  return scalar(value, false)
}

/** One line of ASCII with a space after each comma and colon: request bodies and pagination tokens. */
export function printJsonLine(value: Value): string {
  return oneLine(value, ', ', ': ')
}

/** One line of ASCII without any space. */
export function printCompactJson(value: Value): string {
  return oneLine(value, ',', ':')
}

function oneLine(value: Value, comma: string, colon: string): string {
  if (isDict(value)) return `{${[...value].map(([key, item]) => `${scalar(key, true)}${colon}${oneLine(item, comma, colon)}`).join(comma)}}`
  if (isList(value)) return `[${value.map((item) => oneLine(item, comma, colon)).join(comma)}]`
  return scalar(value, true)
}
