import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Log } from '../ports/log.ts'
import type { Collection } from './collection.ts'
import { corruptLine } from './errors.ts'
import { migrated, type StoredRecord } from './migrations.ts'
import { readJournal } from './read-journal.ts'
import { readSnapshot } from './read-snapshot.ts'
import { type StatePaths, segmentSeq } from './state-paths.ts'

export interface Loaded {
  /** The number of the newest entry. */
  readonly seq: number
}

/**
 * Fills empty collections: the snapshot, then every entry that came after it. A torn end of the journal is cut off.
 * @throws StateError, and then no file was changed
 */
export function loadState(paths: StatePaths, collections: ReadonlyMap<string, Collection<unknown>>, log: Log): Loaded {
  let seq = 0
  const restore = (path: string, line: number, version: number, ordinal: number, stored: StoredRecord): void => {
    if (typeof stored?.kind !== 'string' || typeof stored.key !== 'string') throw corruptLine(path, line, 'this is not a record')
    const current = migrated(stored, version)
    if (current === undefined) return
    const collection = collections.get(current.kind)
    if (collection === undefined) throw corruptLine(path, line, `cogmock keeps no records of the kind ${current.kind}`)
    collection.restore(current.key, ordinal, current.record)
  }

  if (existsSync(paths.snapshot)) {
    const header = readSnapshot(paths.snapshot, (stored, line, version) => {
      if (!Number.isInteger(stored?.ordinal)) throw corruptLine(paths.snapshot, line, 'this is not a record')
      restore(paths.snapshot, line, version, stored.ordinal, stored)
    })
    seq = header.seq
  }
  const cuts: (() => void)[] = []
  for (const path of [...segments(paths), paths.journal].filter((path) => existsSync(path))) {
    const { length, torn } = readJournal(path, (line, number, version) => {
      for (const [index, change] of line.changes.entries()) {
        const ordinal = line.seq + index
        if (ordinal <= seq) continue
        restore(path, number, version, ordinal, change)
        seq = ordinal
      }
    })
    if (torn > 0) cuts.push(() => cut(path, length, torn, log))
  }
  for (const act of cuts) act()
  return { seq }
}

/** The journals that were closed before a snapshot that was not finished, oldest first. */
export function segments(paths: StatePaths): string[] {
  if (!existsSync(paths.folder)) return []
  return readdirSync(paths.folder)
    .filter((name) => name.startsWith(basename(paths.journal)))
    .map((name) => ({ path: join(paths.folder, name), seq: segmentSeq(paths, join(paths.folder, name)) }))
    .filter(({ seq }) => seq !== undefined)
    .sort((a, b) => Number(a.seq) - Number(b.seq))
    .map(({ path }) => path)
}

function cut(path: string, length: number, torn: number, log: Log): void {
  truncateSync(path, length)
  log.warn(`${path} ended in the middle of a write: its last ${torn} bytes, which no request was answered for, were cut off.`)
}
