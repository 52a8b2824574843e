/**
 * One line of the journal: `<crc32, 8 hexadecimal digits> <JSON>`. A line holds the entries that one request made without
 * waiting in between, so that a torn end cannot leave half of them. The first line of a journal is its header.
 */
import { crc32 } from 'node:zlib'
import type { Entry } from './entry.ts'
import { formatVersion } from './migrations.ts'

/** The JSON of a line: consecutive entries of one cause. */
export interface JournalLine {
  /** The number of the first entry. */
  readonly seq: number
  readonly at: number
  readonly cause: string
  readonly changes: readonly Entry['change'][]
}

export interface JournalHeader {
  readonly formatVersion: number
}

export const headerLine = (): string => line({ formatVersion })

/** The lines of `entries`, in order. */
export function encodedLines(entries: readonly Entry[]): string[] {
  const lines: string[] = []
  let first = 0
  for (let next = 1; next <= entries.length; next += 1) {
    if (next < entries.length && follows(entries[next - 1] as Entry, entries[next] as Entry)) continue
    const { seq, at, cause } = entries[first] as Entry
    lines.push(line({ seq, at, cause, changes: entries.slice(first, next).map(({ change }) => change) }))
    first = next
  }
  return lines
}

const follows = (before: Entry, entry: Entry): boolean => entry.cause === before.cause && entry.seq === before.seq + 1

function line(content: JournalLine | JournalHeader): string {
  const json = JSON.stringify(content)
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`
}

/** The content of a line without its line feed, or undefined where the checksum does not fit. */
export function decodedLine(bytes: Buffer): JournalLine | JournalHeader | undefined {
  if (bytes.length < 10 || bytes[8] !== 32) return undefined
  const json = bytes.subarray(9)
  if (Number.parseInt(bytes.toString('latin1', 0, 8), 16) !== crc32(json)) return undefined
  return JSON.parse(json.toString()) as JournalLine | JournalHeader
}
