/**
 * The journal: every entry is appended, and one loop writes what has gathered, flushes it and lets its requests answer.
 * So concurrent requests share a flush. Where a write fails, everything not yet durable is undone in memory, its requests
 * get an error, and the loop goes on with what comes next.
 */
import { ServiceError } from '../domain/service-error.ts'
import type { Log } from '../ports/log.ts'
import type { AppendFile } from './append-file.ts'
import { reason } from './errors.ts'
import { encodedLines, headerLine } from './journal-line.ts'
import type { Change, Listener, Sink } from './sink.ts'

/** `flush`: an answer survives the loss of power. `write`: it survives the end of the process, by kill -9 too. */
export type Durability = 'flush' | 'write'

interface Waiter {
  readonly seq: number
  readonly cause: string
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

export interface JournalOptions {
  readonly path: string
  readonly file: AppendFile
  readonly durability: Durability
  /** The number of the newest entry that is on disk already. */
  readonly seq: number
  readonly log: Log
}

/** Causes whose entries were undone while their requests went on; a request that never asks is forgotten at this many. */
const rememberedCauses = 10_000
const blockSize = 1024 * 1024

export class Journal implements Sink {
  readonly #path: string
  readonly #durability: Durability
  readonly #log: Log
  readonly #listeners = new Set<Listener>()
  readonly #undone = new Set<string>()
  #file: AppendFile
  /** Up to here the file is known to be good. */
  #good: number
  #queue: Change[] = []
  #waiters: Waiter[] = []
  #tasks: (() => Promise<void>)[] = []
  #running = false
  #appended: number
  #durable: number
  #failures = 0

  constructor({ path, file, durability, seq, log }: JournalOptions) {
    this.#path = path
    this.#file = file
    this.#good = file.length
    this.#durability = durability
    this.#log = log
    this.#appended = seq
    this.#durable = seq
  }

  /** The number of the newest entry that is on disk. */
  get durable(): number {
    return this.#durable
  }

  get bytes(): number {
    return this.#good
  }

  /** How many writes failed. */
  get failures(): number {
    return this.#failures
  }

  append(change: Change): void {
    this.#queue.push(change)
    this.#appended = change.entry.seq
    this.#start()
  }

  settled(cause: string): Promise<void> {
    if (this.#undone.delete(cause)) return Promise.reject(this.#notWritten('an earlier write of this request failed'))
    if (this.#appended <= this.#durable) return Promise.resolve()
    return new Promise((resolve, reject) => this.#waiters.push({ seq: this.#appended, cause, resolve, reject }))
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Runs `task` between two writes. */
  between<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#tasks.push(() => task().then(resolve, reject))
      this.#start()
    })
  }

  /** Goes on in another file. Only inside `between`. */
  continueIn(file: AppendFile): void {
    this.#file = file
    this.#good = file.length
  }

  /** Makes the file hold exactly what is durable. Only inside `between`. */
  async tidy(): Promise<AppendFile> {
    await this.#cutTail()
    await this.#file.flush()
    return this.#file
  }

  /** A write that failed may have left a part of itself behind. */
  async #cutTail(): Promise<void> {
    if (this.#file.length !== this.#good) await this.#file.truncate(this.#good)
  }

  #start(): void {
    if (this.#running) return
    this.#running = true
    // After this turn of the event loop: requests that arrived together share the write.
    setImmediate(() => void this.#run())
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 || this.#tasks.length > 0) {
      for (const task of this.#tasks.splice(0)) await task()
      if (this.#queue.length > 0) await this.#writeQueue()
    }
    this.#running = false
  }

  async #writeQueue(): Promise<void> {
    const batch = this.#queue
    this.#queue = []
    try {
      await this.#write(batch)
    } catch (error) {
      this.#fail([...batch, ...this.#queue.splice(0)], error)
      // Entries that were undone must not come back at the next start. Where this fails too, the next write tries again.
      await this.#cutTail().catch(() => {})
      return
    }
    this.#durable = (batch.at(-1) as Change).entry.seq
    const waiting = this.#waiters.findIndex(({ seq }) => seq > this.#durable)
    for (const { resolve } of this.#waiters.splice(0, waiting === -1 ? this.#waiters.length : waiting)) resolve()
    this.#tell(batch)
  }

  async #write(batch: readonly Change[]): Promise<void> {
    await this.#cutTail()
    const lines = encodedLines(batch.map(({ entry }) => entry))
    if (this.#good === 0) lines.unshift(headerLine())
    for (const block of blocks(lines)) await this.#file.write(block)
    if (this.#durability === 'flush') await this.#file.flush()
    this.#good = this.#file.length
  }

  #fail(changes: readonly Change[], error: unknown): void {
    this.#failures += 1
    for (const { undo } of changes.toReversed()) undo()
    for (const { entry } of changes) this.#undone.add(entry.cause)
    this.#undone.delete('')
    const failure = this.#notWritten(reason(error))
    this.#log.error(failure.message)
    for (const { cause, reject } of this.#waiters.splice(0)) {
      this.#undone.delete(cause)
      reject(failure)
    }
    this.#durable = this.#appended
    if (this.#undone.size > rememberedCauses) this.#undone.clear()
  }

  #notWritten(why: string): ServiceError {
    return new ServiceError('InternalErrorException', `The state could not be written to ${this.#path}: ${why}. The request was undone.`)
  }

  #tell(batch: readonly Change[]): void {
    if (this.#listeners.size === 0) return
    const entries = batch.map(({ entry }) => entry)
    for (const listener of this.#listeners) {
      try {
        listener(entries)
      } catch (error) {
        this.#log.error(`A reader of the journal failed: ${error instanceof Error ? error.stack : String(error)}`)
      }
    }
  }
}

/** Joins lines into blocks, because one string for all of them may be longer than strings can be. */
function* blocks(lines: readonly string[]): Generator<Buffer> {
  let parts: string[] = []
  let length = 0
  for (const line of lines) {
    parts.push(line)
    length += line.length
    if (length < blockSize) continue
    yield Buffer.from(parts.join(''))
    parts = []
    length = 0
  }
  if (parts.length > 0) yield Buffer.from(parts.join(''))
}
