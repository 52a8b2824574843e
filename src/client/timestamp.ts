import { generalFailure } from './failure.ts'
import { isFloat, type Value } from './value.ts'

/** How `cli_timestamp_format` wants an answer's times: as ISO 8601 in the local time zone, or as they came. */
export type TimestampFormat = 'iso8601' | 'wire'

const digits = (value: number, width: number) => String(value).padStart(width, '0')

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}:${digits(size % 60, 2)}`
}

/** Six digits of a second or none at all; a half microsecond goes to the even one. */
function fractionText(seconds: number): { readonly whole: number; readonly text: string } {
  let whole = Math.trunc(seconds)
  const exact = (seconds - whole) * 1e6
  let micros = Math.round(exact)
  if (Math.abs(exact % 1) === 0.5 && micros % 2 !== 0) micros -= 1
  if (micros < 0) {
    whole -= 1
    micros += 1_000_000
  }
  if (micros >= 1_000_000) {
    whole += 1
    micros -= 1_000_000
  }
  return { whole, text: micros === 0 ? '' : `.${digits(micros, 6)}` }
}

function fromEpoch(seconds: number): string {
  const { whole, text } = fractionText(seconds)
  const date = new Date(whole * 1000)
  const day = `${digits(date.getFullYear(), 4)}-${digits(date.getMonth() + 1, 2)}-${digits(date.getDate(), 2)}`
  const time = `${digits(date.getHours(), 2)}:${digits(date.getMinutes(), 2)}:${digits(date.getSeconds(), 2)}`
  return `${day}T${time}${text}${offsetText(-date.getTimezoneOffset())}`
}

const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|[-+]\d\d:?\d\d)?)?$/i

function fromText(text: string): string {
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(text)) return fromEpoch(Number(text))
  const match = iso.exec(text)
  if (match) {
    const [, day, time = '00:00:00', fraction = '', zone = ''] = match
    const micros = fraction.padEnd(6, '0').slice(0, 6)
    const shown = Number(micros) === 0 ? '' : `.${micros}`
    const offset = /^z$/i.test(zone) ? '+00:00' : zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')
    return `${day}T${time.length === 5 ? `${time}:00` : time}${shown}${offset}`
  }
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw generalFailure(`Invalid timestamp "${text}": Unknown string format: ${text}`)
  return new Date(instant).toISOString().replace(/\.\d+Z$/, '+00:00')
}

/** @throws Failure when it is no time at all */
export function timestampText(value: Value, format: TimestampFormat): Value {
  if (format === 'wire') return value
  if (isFloat(value)) return fromEpoch(value.value)
  if (typeof value === 'number' || typeof value === 'bigint') return fromEpoch(Number(value))
  return typeof value === 'string' ? fromText(value) : value
}
