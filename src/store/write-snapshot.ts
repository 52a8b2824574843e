import { open } from 'node:fs/promises'
import type { Collection } from './collection.ts'
import { formatVersion } from './migrations.ts'
import { snapshotEnd, snapshotStart } from './snapshot-header.ts'

/** Records written between two looks at the event loop: under a millisecond's work. */
const pageSize = 200
/** Flushed this often, so that a journal's flush never waits for a large one of ours. */
const flushedEvery = 4 * 1024 * 1024

/**
 * Writes every record as it is when its turn comes, while requests go on: entries after `seq` may be in it or not, and are
 * replayed over it.
 * @returns how many bytes it has
 */
export async function writeSnapshot(path: string, seq: number, collections: Iterable<Collection<unknown>>): Promise<number> {
  const file = await open(path, 'w', 0o600)
  try {
    let [length, unflushed] = [0, 0]
    for (const text of snapshotText(seq, collections)) {
      const bytes = Buffer.from(text)
      await file.write(bytes)
      length += bytes.length
      unflushed += bytes.length
      if (unflushed < flushedEvery) continue
      await file.datasync()
      unflushed = 0
    }
    await file.chmod(0o600)
    await file.sync()
    return length
  } finally {
    await file.close()
  }
}

/** Page by page: after each, the collections may have changed. */
function* snapshotText(seq: number, collections: Iterable<Collection<unknown>>): Generator<string> {
  yield snapshotStart({ formatVersion, seq })
  let separator = '\n'
  for (const collection of collections) {
    const kind = collection.kind.name
    for (const partition of collection.partitions()) {
      let last = 0
      for (let page = collection.page(partition, last, pageSize); page.length > 0; page = collection.page(partition, last, pageSize)) {
        last = page.at(-1)?.ordinal ?? last
        yield separator + page.map(({ key, ordinal, record }) => JSON.stringify({ kind, key, ordinal, record })).join(',\n')
        separator = ',\n'
      }
    }
  }
  yield `\n${snapshotEnd}\n`
}
