import { chmod, mkdir, stat } from 'node:fs/promises'
import type { Log } from '../ports/log.ts'
import { type OpenAppendFile, openAppendFile } from './append-file.ts'
import { compact } from './compact.ts'
import { reason, StateError, unusableFile } from './errors.ts'
import { type Durability, Journal } from './journal.ts'
import { loadState, segments } from './load-state.ts'
import { prune } from './prune.ts'
import type { Change, Listener, Sink } from './sink.ts'
import type { StatePaths } from './state-paths.ts'
import { newStore, type Store } from './store.ts'

export interface OpenStoreOptions {
  readonly paths: StatePaths
  readonly durability: Durability
  readonly now: () => number
  readonly log: Log
  /** A journal is compacted when it is larger than this and than the snapshot. */
  readonly compactAt?: number
  /** For tests: a disk that is full. */
  readonly openFile?: OpenAppendFile
}

export interface OpenedStore {
  readonly store: Store
  /** Compacts now, unless that is under way. Never rejects. */
  compact(): Promise<void>
  /** Waits for what is under way, compacts, and lets go of the files. */
  close(): Promise<void>
}

const megabyte = 1024 * 1024
/** After a compaction failed, the journal grows by this before the next try. */
const retryAfter = 4 * megabyte

/**
 * Opens the state in a file, or begins it.
 * @throws StateError
 */
export async function openStore(options: OpenStoreOptions): Promise<OpenedStore> {
  const { paths, durability, now, log, openFile = openAppendFile, compactAt = 8 * megabyte } = options
  const sink = new LateSink()
  const { store, collections, resume } = newStore(sink, now)
  const journal = await opened(paths, async () => {
    await mkdir(paths.folder, { recursive: true, mode: 0o700 })
    const { seq } = loadState(paths, collections, log)
    resume(seq)
    return new Journal({ path: paths.journal, file: await openFile(paths.journal), durability, seq, log })
  })
  sink.become(journal)
  await chmod(paths.snapshot, 0o600).catch(() => {})

  let snapshotBytes = await sizeOf(paths.snapshot)
  let compaction: Promise<void> | undefined
  let notBefore = 0
  const compactOnce = async (): Promise<void> => {
    const began = now()
    try {
      await prune(store, now())
      const bytes = await compact(journal, paths, collections.values(), openFile)
      if (bytes === undefined) throw new Error('a write failed meanwhile')
      snapshotBytes = bytes
      notBefore = 0
      log.debug(`Compacted the state to ${bytes} bytes in ${Math.round((now() - began) * 1000)} ms.`)
    } catch (error) {
      notBefore = journal.bytes + retryAfter
      log.warn(`The state could not be compacted: ${reason(error)}. Its journal goes on growing until it can be.`)
    }
  }
  const startCompaction = (): Promise<void> => {
    compaction ??= compactOnce().finally(() => {
      compaction = undefined
    })
    return compaction
  }
  const compactWhenLarge = (): void => {
    if (journal.bytes > Math.max(compactAt, snapshotBytes, notBefore)) void startCompaction()
  }
  store.subscribe(compactWhenLarge)
  if (segments(paths).length > 0) void startCompaction()
  else compactWhenLarge()

  return {
    store,
    compact: startCompaction,
    close: async () => {
      await compaction
      await journal.settled('').catch(() => {})
      if (journal.bytes > 0 || segments(paths).length > 0) await startCompaction()
      await journal
        .between(async () => (await journal.tidy()).close())
        .catch((error) => log.error(`The journal could not be closed: ${reason(error)}`))
    },
  }
}

async function opened<T>(paths: StatePaths, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    throw error instanceof StateError ? error : unusableFile((error as NodeJS.ErrnoException).path ?? paths.snapshot, error)
  }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

/** The collections must be filled before the journal can be opened, and they need somewhere to write from the start. */
class LateSink implements Sink {
  #sink: Sink | undefined

  become(sink: Sink): void {
    this.#sink = sink
  }

  append(change: Change): void {
    this.#opened().append(change)
  }

  settled(cause: string): Promise<void> {
    return this.#opened().settled(cause)
  }

  subscribe(listener: Listener): () => void {
    return this.#opened().subscribe(listener)
  }

  #opened(): Sink {
    if (this.#sink === undefined) throw new Error('The state was not loaded yet')
    return this.#sink
  }
}
