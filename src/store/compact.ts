import { rename, rm } from 'node:fs/promises'
import type { OpenAppendFile } from './append-file.ts'
import type { Collection } from './collection.ts'
import type { Journal } from './journal.ts'
import { segments } from './load-state.ts'
import { type StatePaths, segmentPath, segmentSeq } from './state-paths.ts'
import { syncFolder } from './sync-folder.ts'
import { writeSnapshot } from './write-snapshot.ts'

/**
 * Writes a new snapshot while requests go on, and drops the journal that it makes superfluous. Whenever it is broken off, what is on
 * disk still gives the same records: the closed journals are deleted last.
 * @returns the size of the snapshot, or undefined where it had to be given up because a write failed meanwhile
 */
export async function compact(
  journal: Journal,
  paths: StatePaths,
  collections: Iterable<Collection<unknown>>,
  openFile: OpenAppendFile,
): Promise<number | undefined> {
  const { failures } = journal
  const seq = await rotate(journal, paths, openFile)
  const bytes = await writeSnapshot(paths.unfinished, seq, collections)
  // The snapshot may have what is not in the journal yet. It must not be the first to be durable: it could have the half of a
  // request's effect, or what is undone a moment later.
  const failed = await journal.settled('').then(
    () => false,
    () => true,
  )
  if (failed || journal.failures !== failures) {
    await rm(paths.unfinished, { force: true })
    return undefined
  }
  await rename(paths.unfinished, paths.snapshot)
  await syncFolder(paths.folder)
  for (const path of segments(paths)) {
    if (Number(segmentSeq(paths, path)) <= seq) await rm(path, { force: true })
  }
  return bytes
}

/** Closes the journal under another name and begins a new one. @returns the number of the last entry before the new one */
function rotate(journal: Journal, paths: StatePaths, openFile: OpenAppendFile): Promise<number> {
  return journal.between(async () => {
    const seq = journal.durable
    if (journal.bytes === 0) return seq
    const closed = await journal.tidy()
    await rename(paths.journal, segmentPath(paths, seq))
    try {
      journal.continueIn(await openFile(paths.journal))
    } catch (error) {
      await rename(segmentPath(paths, seq), paths.journal)
      throw error
    }
    await syncFolder(paths.folder)
    await closed.close()
    return seq
  })
}
