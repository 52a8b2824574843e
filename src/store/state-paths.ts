import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Where the parts of one state are. */
export interface StatePaths {
  readonly folder: string
  readonly snapshot: string
  /** The snapshot while it is written. */
  readonly unfinished: string
  readonly journal: string
  readonly lock: string
}

/** @param file the state file, `state.json`; its journal and its lock stand beside it */
export function statePaths(file: string): StatePaths {
  // A link is followed, because writing atomically replaces the name that is written.
  const snapshot = existsSync(file) ? realpathSync(file) : resolve(file)
  const base = snapshot.replace(/\.json$/, '')
  return { folder: dirname(snapshot), snapshot, unfinished: `${snapshot}.tmp`, journal: `${base}.journal`, lock: `${base}.lock` }
}

/** A journal that was closed when entry `seq` was its last; it is deleted once a snapshot has its entries. */
export const segmentPath = ({ journal }: StatePaths, seq: number): string => `${journal}.${seq}`

/** The last entry of a closed journal by its file name, or undefined where the name is not one of a closed journal. */
export function segmentSeq({ journal }: StatePaths, path: string): number | undefined {
  const suffix = path.startsWith(`${journal}.`) ? path.slice(journal.length + 1) : ''
  return /^\d+$/.test(suffix) ? Number(suffix) : undefined
}
