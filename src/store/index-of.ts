/**
 * One index of a collection: which slots are filed under a value. Most values belong to one slot, which then stands in
 * the map itself; a list is made for the second.
 */
import type { Slot } from './collection.ts'
import { SlotList } from './slot-list.ts'

export class IndexOf<R> {
  readonly #filed = new Map<string, Slot<R> | SlotList<Slot<R>>>()

  add(value: string, slot: Slot<R>): void {
    const filed = this.#filed.get(value)
    if (filed === undefined) this.#filed.set(value, slot)
    else if (filed instanceof SlotList) filed.add(slot)
    else if (filed !== slot) {
      const list = new SlotList<Slot<R>>()
      list.add(filed)
      list.add(slot)
      this.#filed.set(value, list)
    }
  }

  remove(value: string, slot: Slot<R>): void {
    const filed = this.#filed.get(value)
    if (filed === slot) this.#filed.delete(value)
    else if (filed instanceof SlotList) {
      filed.remove(slot)
      if (filed.length === 0) this.#filed.delete(value)
    }
  }

  /** The slots under `value` that came after `ordinal`, oldest first. */
  *after(value: string, ordinal: number): Generator<Slot<R>> {
    const filed = this.#filed.get(value)
    if (filed instanceof SlotList) yield* filed.after(ordinal)
    else if (filed !== undefined && filed.ordinal > ordinal) yield filed
  }
}
