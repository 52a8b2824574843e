import { closeSync, openSync, readFileSync } from 'node:fs'
import { corruptLine, newerFormat } from './errors.ts'
import { linesOf } from './lines.ts'
import { formatVersion } from './migrations.ts'
import { type SnapshotHeader, type SnapshotRecord, snapshotEnd, snapshotHeader } from './snapshot-header.ts'

/**
 * Reads a snapshot line by line and gives each record to `restore`.
 * @throws StateError
 */
export function readSnapshot(path: string, restore: (stored: SnapshotRecord, line: number, version: number) => void): SnapshotHeader {
  const descriptor = openSync(path, 'r')
  try {
    let header: SnapshotHeader | undefined
    let ended = false
    for (const { bytes, number } of linesOf(descriptor)) {
      const text = bytes.toString()
      if (header === undefined) {
        header = snapshotHeader(text)
        if (header === undefined) return readWhole(path, restore)
        if (header.formatVersion > formatVersion) throw newerFormat(path, header.formatVersion)
      } else if (ended) throw corruptLine(path, number, 'there is something after the end of the snapshot')
      else if (text === snapshotEnd) ended = true
      else restore(parsed(path, number, text.endsWith(',') ? text.slice(0, -1) : text), number, header.formatVersion)
    }
    if (header === undefined || !ended) throw corruptLine(path, 1, 'the snapshot has no end')
    return header
  } finally {
    closeSync(descriptor)
  }
}

/** A snapshot that an editor or a formatter wrote: the same document with other line breaks. */
function readWhole(path: string, restore: (stored: SnapshotRecord, line: number, version: number) => void): SnapshotHeader {
  const document = parsed(path, 1, readFileSync(path, 'utf8')) as unknown as SnapshotHeader & { readonly records?: unknown }
  if (!Number.isInteger(document.formatVersion) || !Number.isInteger(document.seq) || !Array.isArray(document.records)) {
    throw corruptLine(path, 1, 'this is not a state of cogmock')
  }
  if (document.formatVersion > formatVersion) throw newerFormat(path, document.formatVersion)
  for (const stored of document.records) restore(stored as SnapshotRecord, 1, document.formatVersion)
  return document
}

function parsed(path: string, number: number, text: string): SnapshotRecord {
  try {
    return JSON.parse(text) as SnapshotRecord
  } catch (error) {
    throw corruptLine(path, number, `this is not JSON (${(error as Error).message})`)
  }
}
