/**
 * The records of one kind, in insertion order, with its indexes. Records are immutable: a change replaces the record,
 * and every change is reported to the journal before the method returns.
 */

/** A record that became another one. */
export type Transition<R> = (record: R) => R
/** Makes the error to throw. */
export type Failure = () => Error

/** What a kind of record is filed under. All functions are pure. */
export interface Kind<R> {
  /** Name in the journal and the snapshot. */
  readonly name: string
  readonly key: (record: R) => string
  /** Records of one partition are listed together, for example the users of a pool. */
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

/** Takes a change to the journal and gives the sequence number it got. */
export type Recorder = (kind: string, key: string, record: unknown) => number

export class Collection<R> {
  readonly kind: Kind<R>
  readonly #record: Recorder
  readonly #slots = new Map<string, Slot<R>>()
  readonly #partitions = new Map<string, Slot<R>[]>()
  readonly #indexes = new Map<string, Map<string, Set<Slot<R>>>>()

  constructor(kind: Kind<R>, record: Recorder) {
    this.kind = kind
    this.#record = record
    for (const name of Object.keys(kind.indexes ?? {})) this.#indexes.set(name, new Map())
  }

  get size(): number {
    return this.#slots.size
  }

  get(key: string): R | undefined {
    return this.#slots.get(key)?.record
  }

  /** @throws what `missing` makes */
  require(key: string, missing: Failure): R {
    const slot = this.#slots.get(key)
    if (slot === undefined) throw missing()
    return slot.record
  }

  has(key: string): boolean {
    return this.#slots.has(key)
  }

  /** All records of a partition, oldest first. */
  list(partition: string): R[] {
    return (this.#partitions.get(partition) ?? []).map((slot) => slot.record)
  }

  count(partition: string): number {
    return this.#partitions.get(partition)?.length ?? 0
  }

  /** The slots of a partition that came after `ordinal` (0 for all), oldest first, without copying the partition. */
  *after(partition: string, ordinal: number): Generator<Slot<R>> {
    const slots = this.#partitions.get(partition) ?? []
    for (let at = firstAfter(slots, ordinal); at < slots.length; at += 1) yield slots[at] as Slot<R>
  }

  /** The slots filed under `value` in an index, oldest first. */
  found(index: string, value: string): Slot<R>[] {
    const slots = this.#indexes.get(index)?.get(value)
    return slots === undefined ? [] : [...slots].sort((a, b) => a.ordinal - b.ordinal)
  }

  /** The oldest record filed under `value` in an index. */
  find(index: string, value: string): R | undefined {
    return this.found(index, value)[0]?.record
  }

  /** @throws what `taken` makes, where the key is taken */
  insert(record: R, taken: Failure): R {
    const key = this.kind.key(record)
    if (this.#slots.has(key)) throw taken()
    this.#place({ key, ordinal: this.#record(this.kind.name, key, record), record })
    return record
  }

  /** Inserts or replaces. */
  put(record: R): R {
    const key = this.kind.key(record)
    const slot = this.#slots.get(key)
    const ordinal = this.#record(this.kind.name, key, record)
    if (slot === undefined) this.#place({ key, ordinal, record })
    else this.#replace(slot, record)
    return record
  }

  /** @throws what `missing` makes, where there is no such record */
  update(key: string, transition: Transition<R>, missing: Failure): R {
    const slot = this.#slots.get(key)
    if (slot === undefined) throw missing()
    const record = transition(slot.record)
    if (record === slot.record) return record
    if (this.kind.key(record) !== key) throw new Error(`A transition may not change the key of a ${this.kind.name}`)
    this.#record(this.kind.name, key, record)
    this.#replace(slot, record)
    return record
  }

  /** Whether there was such a record. */
  remove(key: string): boolean {
    const slot = this.#slots.get(key)
    if (slot === undefined) return false
    this.#record(this.kind.name, key, null)
    this.#displace(slot)
    return true
  }

  /** Every slot, partition by partition, oldest first within each: the order of a snapshot. */
  *slots(): Generator<Slot<R>> {
    for (const slots of this.#partitions.values()) yield* slots
  }

  /** Puts a record back in its place while state is loaded; nothing is journalled. A null record removes. */
  restore(key: string, ordinal: number, record: R | null): void {
    const slot = this.#slots.get(key)
    if (record === null) {
      if (slot !== undefined) this.#displace(slot)
    } else if (slot === undefined) this.#place({ key, ordinal, record })
    else this.#replace(slot, record)
  }

  #place(slot: Slot<R>): void {
    this.#slots.set(slot.key, slot)
    const partition = this.kind.partition(slot.record)
    let slots = this.#partitions.get(partition)
    if (slots === undefined) {
      slots = []
      this.#partitions.set(partition, slots)
    }
    const last = slots.at(-1)
    if (last === undefined || last.ordinal < slot.ordinal) slots.push(slot)
    else slots.splice(firstAfter(slots, slot.ordinal), 0, slot)
    this.#index(slot)
  }

  #replace(slot: Slot<R>, record: R): void {
    this.#unindex(slot)
    slot.record = record
    this.#index(slot)
  }

  #displace(slot: Slot<R>): void {
    this.#unindex(slot)
    this.#slots.delete(slot.key)
    const partition = this.kind.partition(slot.record)
    const slots = this.#partitions.get(partition) ?? []
    slots.splice(firstAfter(slots, slot.ordinal) - 1, 1)
    if (slots.length === 0) this.#partitions.delete(partition)
  }

  #index(slot: Slot<R>): void {
    for (const [name, values] of this.#indexes) {
      for (const value of this.kind.indexes?.[name]?.(slot.record) ?? []) {
        const slots = values.get(value)
        if (slots === undefined) values.set(value, new Set([slot]))
        else slots.add(slot)
      }
    }
  }

  #unindex(slot: Slot<R>): void {
    for (const [name, values] of this.#indexes) {
      for (const value of this.kind.indexes?.[name]?.(slot.record) ?? []) {
        const slots = values.get(value)
        slots?.delete(slot)
        if (slots?.size === 0) values.delete(value)
      }
    }
  }
}

/** The place of the first slot whose ordinal is greater: `slots` is sorted by ordinal. */
function firstAfter<R>(slots: readonly Slot<R>[], ordinal: number): number {
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slots[middle] as Slot<R>).ordinal <= ordinal) low = middle + 1
    else high = middle
  }
  return low
}
