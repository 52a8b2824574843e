/** "This record of this kind became this": what the journal keeps and the event stream shows. */
export interface Entry {
  /** Rises with every entry, from 1. */
  readonly seq: number
  /** Seconds since the epoch. */
  readonly at: number
  /** The request that did it. */
  readonly cause: string
  /** A null record was removed. */
  readonly change: { readonly kind: string; readonly key: string; readonly record: unknown }
}
