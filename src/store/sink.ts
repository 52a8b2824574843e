import type { Entry } from './entry.ts'

/** An entry on its way to the disk. */
export interface Change {
  readonly entry: Entry
  /** Puts the record back as it was, where the entry could not be written. Undone in reverse order. */
  undo(): void
}

export type Listener = (entries: readonly Entry[]) => void

/** Where entries go. */
export interface Sink {
  append(change: Change): void
  /**
   * Resolves when every entry appended so far is durable.
   * @throws where it could not be written, or where an earlier entry of `cause` could not
   */
  settled(cause: string): Promise<void>
  /** Calls back with entries once they are durable, in order. Gives the function that ends it. */
  subscribe(listener: Listener): () => void
}

/** Keeps nothing: for a daemon without a state file. */
export function memorySink(): Sink {
  const listeners = new Set<Listener>()
  return {
    append: ({ entry }) => {
      for (const listener of listeners) listener([entry])
    },
    settled: () => Promise.resolve(),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
