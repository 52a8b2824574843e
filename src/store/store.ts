import { AsyncLocalStorage } from 'node:async_hooks'
import { Collection, type Recorder } from './collection.ts'
import { type Kinds, kinds } from './kinds.ts'
import type { Listener, Sink } from './sink.ts'

export type { Entry } from './entry.ts'

export type Collections = { readonly [Name in keyof Kinds]: Collection<Kinds[Name]> }

export interface Store extends Collections {
  /** The number of the newest entry. */
  readonly seq: number
  /**
   * Resolves when every change made so far is durable.
   * @throws where one of them could not be written; then all that were not yet durable are undone
   */
  settled(): Promise<void>
  /** Runs `work` in the name of `cause`: every change that it makes, now or after an `await`, is journalled under it. */
  during<T>(cause: string, work: () => T): T
  /** Removes every record of every kind, as one change that is kept whole or not at all. @returns how many there were */
  removeAll(): number
  /** Calls back with entries once they are durable, in order. Gives the function that ends it. */
  subscribe(listener: Listener): () => void
}

/** A store, and what fills it from its files. */
export interface NewStore {
  readonly store: Store
  /** Its collections by the names that their kinds have in the files. */
  readonly collections: ReadonlyMap<string, Collection<unknown>>
  /** Makes the next entry the one after `seq`. */
  resume(seq: number): void
}

/** A store with nothing in it. */
export const emptyStore = (sink: Sink, now: () => number): Store => newStore(sink, now).store

export function newStore(sink: Sink, now: () => number): NewStore {
  const causes = new AsyncLocalStorage<string>()
  const cause = (): string => causes.getStore() ?? ''
  let newest = 0
  const record: Recorder = (kind, key, value, undo) => {
    newest += 1
    sink.append({ entry: { seq: newest, at: now(), cause: cause(), change: { kind, key, record: value } }, undo })
    return newest
  }
  const collections = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, new Collection<unknown>(kind as never, record)]),
  )
  const store: Store = {
    // The table of kinds is the proof: it has one row per member of Collections.
    ...(collections as unknown as Collections),
    get seq() {
      return newest
    },
    settled: () => sink.settled(cause()),
    during: (name, work) => causes.run(name, work),
    removeAll: () => {
      const keys = Object.values(collections).flatMap((collection) => collection.keys().map((key) => ({ collection, key })))
      for (const { collection, key } of keys) collection.remove(key)
      return keys.length
    },
    subscribe: (listener) => sink.subscribe(listener),
  }
  return {
    store,
    collections: new Map(Object.values(collections).map((collection) => [collection.kind.name, collection])),
    resume: (seq) => {
      newest = seq
    },
  }
}
