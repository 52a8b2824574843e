import { generalFailure } from '../../../client/failure.ts'
import { Foreign } from '../../../client/value.ts'
import { YamlMistake } from './compose.ts'

const pattern =
  /^(\d\d\d\d)-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/

function within(name: string, value: number, least: number, most: number): void {
  if (value < least || value > most) throw generalFailure(`${name} must be in ${least}..${most}`)
}

/** Six digits, rounded by the seventh alone. */
function microseconds(fraction: string): number {
  return Number(fraction.slice(0, 6).padEnd(6, '0')) + (Number(fraction[6] ?? 0) > 4 ? 1 : 0)
}

function daysOf(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

/** A date, or a time without a zone in UTC, as Python shows them. @throws YamlMistake @throws Failure for a day that does not exist */
export function constructTimestamp(source: string): Foreign {
  const found = pattern.exec(source)
  if (found === null) throw new YamlMistake('no timestamp')
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.map(Number)
  if (year < 1) throw generalFailure(`year ${year} is out of range`)
  within('month', month, 1, 12)
  if (day < 1 || day > daysOf(year, month)) throw generalFailure('day is out of range for month')
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (found[4] === undefined)
    return new Foreign('datetime.date', date.toISOString().slice(0, 10), `datetime.date(${year}, ${month}, ${day})`)
  within('hour', hour, 0, 23)
  within('minute', minute, 0, 59)
  within('second', second, 0, 59)
  date.setUTCHours(hour, minute, second)
  return shown(date, found)
}

/** The zone's distance is taken off; a fraction that was rounded up to a whole second counts only once it has been. */
function shown(date: Date, [, , , , , , , fraction = '', sign, hours = '0', minutes = '0']: RegExpExecArray): Foreign {
  const rounded = microseconds(fraction)
  const carry = rounded > 999_999 ? 1 : 0
  const zone = Number(hours) * 3600 + Number(minutes) * 60 + carry
  const distance = sign === undefined ? -carry : sign === '-' ? -zone : zone
  const moved = new Date(date.getTime() - distance * 1000)
  const year = moved.getUTCFullYear()
  if (year < 1 || year > 9999) throw generalFailure('date value out of range')
  const micros = carry === 1 ? 0 : rounded
  const text = moved.toISOString().slice(0, 19).replace('T', ' ')
  const numbers = [year, moved.getUTCMonth() + 1, moved.getUTCDate(), moved.getUTCHours(), moved.getUTCMinutes()]
  const seconds = moved.getUTCSeconds()
  if (seconds > 0 || micros > 0) numbers.push(seconds)
  if (micros > 0) numbers.push(micros)
  const tail = micros > 0 ? `.${String(micros).padStart(6, '0')}` : ''
  return new Foreign('datetime.datetime', `${text}${tail}`, `datetime.datetime(${numbers.join(', ')})`)
}
