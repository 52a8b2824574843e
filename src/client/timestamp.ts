import { generalFailure } from './failure.ts'
import { pythonText, typeName } from './python-text.ts'
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

/** Where Python's clock of whole seconds ends. */
const lastSecond = 2 ** 63

function fromEpoch(seconds: number): string {
  if (Math.abs(seconds) >= lastSecond) throw generalFailure('timestamp out of range for platform time_t')
  const { whole, text } = fractionText(seconds)
  const date = new Date(whole * 1000)
  const year = date.getFullYear()
  // What is beyond JavaScript's years is beyond Python's by far: a Gregorian year has 31,556,952 seconds on average.
  if (!(year >= 1 && year <= 9999)) throw generalFailure(`year ${year || 1970 + Math.floor(whole / 31_556_952)} is out of range`)
  const day = `${digits(year, 4)}-${digits(date.getMonth() + 1, 2)}-${digits(date.getDate(), 2)}`
  const time = `${digits(date.getHours(), 2)}:${digits(date.getMinutes(), 2)}:${digits(date.getSeconds(), 2)}`
  return `${day}T${time}${text}${offsetText(-date.getTimezoneOffset())}`
}

const iso = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,](\d+))?\s*(Z|[-+]\d\d(?::?\d\d)?)?)?\s*$/i
const named =
  /^\s*(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(\d{4})(?:\s+(\d\d):(\d\d)(?::(\d\d))?\s*(Z|UTC|GMT|[-+]\d\d:?\d\d)?)?\s*$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Year, month, day, hour, minute, second, fraction and zone of a time in words, where it is written in one of the usual ways. */
function parts(text: string): readonly (string | undefined)[] | undefined {
  const match = iso.exec(text)
  if (match) return match.slice(1)
  const [, day, month = '', year, hour, minute, second, zone] = named.exec(text) ?? []
  if (day === undefined) return undefined
  return [year, String(months.indexOf(month.toLowerCase()) + 1), day, hour, minute, second, undefined, zone]
}

function zoneText(zone: string): string {
  if (/^(?:z|utc|gmt)$/i.test(zone)) return '+00:00'
  return zone.replace(/^(.\d\d)$/, '$100').replace(/^(.\d\d):?(\d\d)$/, '$1:$2')
}

/** What the reference's reader of dates refuses in a date that looks right. */
function dateMistake([year, month, day, hour = '0', minute = '0', second = '0']: readonly (string | undefined)[]): string | undefined {
  if (Number(year) < 1) return `year ${Number(year)} is out of range`
  if (Number(month) < 1 || Number(month) > 12) return 'month must be in 1..12'
  if (Number(day) < 1 || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
    return 'day is out of range for month'
  if (Number(hour) > 23) return 'hour must be in 0..23'
  if (Number(minute) > 59) return 'minute must be in 0..59'
  return Number(second) > 59 ? 'second must be in 0..59' : undefined
}

function fromText(text: string): string {
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(text)) return fromEpoch(Number(text))
  if (/^\s*[-+]?inf(?:inity)?\s*$/i.test(text)) return fromEpoch(Number.POSITIVE_INFINITY)
  const found = parts(text)
  if (found === undefined) throw invalid(text, text.trim() === '' ? 'String does not contain a date' : 'Unknown string format')
  const mistake = dateMistake(found)
  if (mistake !== undefined) throw invalid(text, mistake)
  const [year, month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = ''] = found
  const micros = fraction.padEnd(6, '0').slice(0, 6)
  const shown = Number(micros) === 0 ? '' : `.${micros}`
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour}:${minute}:${second}${shown}${zoneText(zone)}`
}

function invalid(text: string, problem: string): Error {
  return generalFailure(`Invalid timestamp "${text}": ${problem}: ${text}`)
}

/** @throws Failure when it is no time at all */
export function timestampText(value: Value, format: TimestampFormat): Value {
  if (format === 'wire') return value
  if (isFloat(value)) return fromEpoch(value.value)
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return fromEpoch(Number(value))
  if (typeof value === 'string') return fromText(value)
  throw generalFailure(`Invalid timestamp "${pythonText(value)}": Parser must be a string or character stream, not ${typeName(value)}`)
}
