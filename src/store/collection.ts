/**
 * The records of one kind, in insertion order, with its indexes. Records are immutable: a change replaces the record,
 * and every change is reported to the journal before the method returns.
 */
import { IndexOf } from './index-of.ts'
import { SlotList } from './slot-list.ts'

/** A record that became another one. */
export type Transition<R> = (record: R) => R
/** Makes the error to throw. */
export type Failure = () => Error

/** What a kind of record is filed under. All functions are pure. */
export interface Kind<R> {
  /** Name in the journal and the snapshot. */
  readonly name: string
  readonly key: (record: R) => string
  /** Records of one partition are listed together, for example the users of a pool. It never changes. */
  readonly partition: (record: R) => string
  /** Each index gives the values that a record is found by; a value may belong to many records. */
  readonly indexes?: Readonly<Record<string, (record: R) => readonly string[]>>
}

/** A record in its place. `ordinal` is the journal's sequence number of its insertion and gives the order of lists. */
export interface Slot<R> {
  readonly key: string
  readonly ordinal: number
  record: R
}

/** Takes a change to the journal and gives the sequence number it got. `undo` puts everything back as it was. */
export type Recorder = (kind: string, key: string, record: unknown, undo: () => void) => number

/** What every view of a collection shares. */
class Core<R> {
  readonly slots = new Map<string, Slot<R>>()
  readonly partitions = new Map<string, SlotList<Slot<R>>>()
  readonly indexes: readonly { readonly name: string; readonly valuesOf: (record: R) => readonly string[]; readonly filed: IndexOf<R> }[]

  constructor(kind: Kind<R>) {
    this.indexes = Object.entries(kind.indexes ?? {}).map(([name, valuesOf]) => ({ name, valuesOf, filed: new IndexOf<R>() }))
  }
}

export class Collection<R> {
  readonly kind: Kind<R>
  readonly #record: Recorder
  readonly #core: Core<R>

  constructor(kind: Kind<R>, record: Recorder, core = new Core(kind)) {
    this.kind = kind
    this.#record = record
    this.#core = core
  }

  /** The same records; changes made through this view go to another recorder. */
  recordedBy(record: Recorder): Collection<R> {
    return new Collection(this.kind, record, this.#core)
  }

  get size(): number {
    return this.#core.slots.size
  }

  get(key: string): R | undefined {
    return this.#core.slots.get(key)?.record
  }

  /** @throws what `missing` makes */
  require(key: string, missing: Failure): R {
    const slot = this.#core.slots.get(key)
    if (slot === undefined) throw missing()
    return slot.record
  }

  /** Where a record stands in the lists, to go on after it. */
  ordinalOf(key: string): number | undefined {
    return this.#core.slots.get(key)?.ordinal
  }

  has(key: string): boolean {
    return this.#core.slots.has(key)
  }

  /** All records of a partition, oldest first. */
  list(partition: string): R[] {
    return Array.from(this.after(partition, 0), (slot) => slot.record)
  }

  count(partition: string): number {
    return this.#core.partitions.get(partition)?.length ?? 0
  }

  /** The slots of a partition that came after `ordinal` (0 for all), oldest first, without copying the partition. Take them without `await`. */
  *after(partition: string, ordinal: number): Generator<Slot<R>> {
    const slots = this.#core.partitions.get(partition)
    if (slots !== undefined) yield* slots.after(ordinal)
  }

  /** The slots filed under `value` in an index, oldest first. */
  found(index: string, value: string): Slot<R>[] {
    return [...this.foundAfter(index, value, 0)]
  }

  /** The slots filed under `value` in an index that came after `ordinal`, oldest first, without copying the rest. Take them without `await`. */
  *foundAfter(index: string, value: string, ordinal: number): Generator<Slot<R>> {
    const { filed } = this.#core.indexes.find(({ name }) => name === index) ?? {}
    if (filed === undefined) throw new Error(`A ${this.kind.name} has no index ${index}`)
    yield* filed.after(value, ordinal)
  }

  /** The oldest record filed under `value` in an index. */
  find(index: string, value: string): R | undefined {
    for (const slot of this.foundAfter(index, value, 0)) return slot.record
    return undefined
  }

  /** @throws what `taken` makes, where the key is taken */
  insert(record: R, taken: Failure): R {
    if (this.#core.slots.has(this.kind.key(record))) throw taken()
    return this.put(record)
  }

  /** Inserts or replaces. */
  put(record: R): R {
    const key = this.kind.key(record)
    const slot = this.#core.slots.get(key)
    if (slot === undefined) {
      const ordinal = this.#record(this.kind.name, key, record, () => this.restore(key, ordinal, null))
      this.#place({ key, ordinal, record })
    } else this.#become(slot, record)
    return record
  }

  /** @throws what `missing` makes, where there is no such record */
  update(key: string, transition: Transition<R>, missing: Failure): R {
    const slot = this.#core.slots.get(key)
    if (slot === undefined) throw missing()
    const record = transition(slot.record)
    if (record === slot.record) return record
    if (this.kind.key(record) !== key) throw new Error(`A transition may not change the key of a ${this.kind.name}`)
    this.#become(slot, record)
    return record
  }

  /** Whether there was such a record. */
  remove(key: string): boolean {
    const slot = this.#core.slots.get(key)
    if (slot === undefined) return false
    const { ordinal, record } = slot
    this.#record(this.kind.name, key, null, () => this.restore(key, ordinal, record))
    this.#displace(slot)
    return true
  }

  /** The names of the partitions that have records, as they are now. */
  partitions(): string[] {
    return [...this.#core.partitions.keys()]
  }

  /** At most `limit` slots of a partition after `ordinal`: safe to ask for the next page after an `await`. */
  page(partition: string, ordinal: number, limit: number): Slot<R>[] {
    return this.#core.partitions.get(partition)?.page(ordinal, limit) ?? []
  }

  /** Every key, oldest first within a partition. */
  keys(): string[] {
    return [...this.#core.slots.keys()]
  }

  /**
   * Puts a record in its place while state is loaded, or back while a change is undone; nothing is journalled. A null
   * record removes. A key that is there keeps its ordinal, so that an entry may be replayed twice.
   */
  restore(key: string, ordinal: number, record: R | null): void {
    const slot = this.#core.slots.get(key)
    if (record === null) {
      if (slot !== undefined) this.#displace(slot)
    } else if (slot === undefined) this.#place({ key, ordinal, record })
    else this.#replace(slot, record)
  }

  #become(slot: Slot<R>, record: R): void {
    const { key, ordinal, record: before } = slot
    this.#record(this.kind.name, key, record, () => this.restore(key, ordinal, before))
    this.#replace(slot, record)
  }

  #place(slot: Slot<R>): void {
    this.#core.slots.set(slot.key, slot)
    const partition = this.kind.partition(slot.record)
    let slots = this.#core.partitions.get(partition)
    if (slots === undefined) {
      slots = new SlotList()
      this.#core.partitions.set(partition, slots)
    }
    slots.add(slot)
    for (const { valuesOf, filed } of this.#core.indexes) {
      for (const value of valuesOf(slot.record)) filed.add(value, slot)
    }
  }

  #replace(slot: Slot<R>, record: R): void {
    const before = slot.record
    slot.record = record
    for (const { valuesOf, filed } of this.#core.indexes) {
      const [old, now] = [valuesOf(before), valuesOf(record)]
      for (const value of old) if (!now.includes(value)) filed.remove(value, slot)
      for (const value of now) if (!old.includes(value)) filed.add(value, slot)
    }
  }

  #displace(slot: Slot<R>): void {
    for (const { valuesOf, filed } of this.#core.indexes) {
      for (const value of valuesOf(slot.record)) filed.remove(value, slot)
    }
    this.#core.slots.delete(slot.key)
    const partition = this.kind.partition(slot.record)
    const slots = this.#core.partitions.get(partition)
    slots?.remove(slot)
    if (slots?.length === 0) this.#core.partitions.delete(partition)
  }
}
