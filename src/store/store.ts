import { Collection, type Recorder } from './collection.ts'
import { kinds, type Kinds } from './kinds.ts'

/** "This record of this kind became this": what the journal keeps and the event stream shows. */
export interface Entry {
  /** Counts up by one with every entry, from 1. */
  readonly seq: number
  /** Seconds since the epoch. */
  readonly at: number
  /** The request that did it. */
  readonly cause: string
  readonly change: { readonly kind: string; readonly key: string; readonly record: unknown }
}

/** Where entries go. */
export interface Sink {
  append(entry: Entry): void
  /** Resolves when every entry appended so far is durable. */
  settled(): Promise<void>
}

export const memorySink: Sink = { append() {}, settled: () => Promise.resolve() }

export type Collections = { readonly [Name in keyof Kinds]: Collection<Kinds[Name]> }

export interface Store extends Collections {
  readonly seq: number
  settled(): Promise<void>
}

/** A store with nothing in it. */
export function emptyStore(sink: Sink, now: () => number, cause: () => string): Store {
  let seq = 0
  const record: Recorder = (kind, key, value) => {
    seq += 1
    sink.append({ seq, at: now(), cause: cause(), change: { kind, key, record: value } })
    return seq
  }
  const collections = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, new Collection(kind as never, record)]))
  return {
    ...(collections as unknown as Collections),
    get seq() {
      return seq
    },
    settled: () => sink.settled(),
  }
}
