import { closeSync, openSync } from 'node:fs'
import { corruptLine, newerFormat } from './errors.ts'
import { decodedLine, type JournalLine } from './journal-line.ts'
import { linesOf } from './lines.ts'
import { formatVersion } from './migrations.ts'

export interface JournalEnd {
  /** Up to here the file is good. */
  readonly length: number
  /** What follows: the torn end of a write that no request was answered for. */
  readonly torn: number
}

/**
 * Reads a journal line by line. Bad lines at its end were torn off; a bad line with a good one after it is damage.
 * @throws StateError
 */
export function readJournal(path: string, replay: (line: JournalLine, number: number, version: number) => void): JournalEnd {
  const descriptor = openSync(path, 'r')
  try {
    let [length, end, version] = [0, 0, 0]
    let bad: number | undefined
    for (const { bytes, number, offset, ended } of linesOf(descriptor)) {
      end = offset + bytes.length + (ended ? 1 : 0)
      const line = ended ? decodedLine(bytes) : undefined
      if (line === undefined) bad ??= number
      else if (bad !== undefined) throw corruptLine(path, bad, 'the checksum does not fit')
      else if ('formatVersion' in line) version = line.formatVersion
      else if (version === 0) throw corruptLine(path, number, 'the journal has no header')
      else replay(line, number, version)
      if (version > formatVersion) throw newerFormat(path, version)
      if (bad === undefined) length = end
    }
    return { length, torn: end - length }
  } finally {
    closeSync(descriptor)
  }
}
