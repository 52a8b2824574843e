/** A record as it stands in a file: a line of the snapshot, or a change of the journal, where null means removed. */
export interface StoredRecord {
  readonly kind: string
  readonly key: string
  readonly record: unknown
}

/** Raised whenever an older cogmock could not read what this one writes. */
export const formatVersion = 1

/**
 * What makes a record of format version n into one of n + 1, under n; it gives undefined for a record to leave out.
 * Applied to snapshot and journal alike, so a change to a record's form is one function here and nothing elsewhere.
 */
export const migrations: Readonly<Record<number, (stored: StoredRecord) => StoredRecord | undefined>> = {}

export function migrated(stored: StoredRecord, from: number): StoredRecord | undefined {
  let current: StoredRecord | undefined = stored
  for (let version = from; version < formatVersion && current !== undefined; version += 1) {
    const migrate: ((stored: StoredRecord) => StoredRecord | undefined) | undefined = migrations[version]
    if (migrate !== undefined) current = migrate(current)
  }
  return current
}
