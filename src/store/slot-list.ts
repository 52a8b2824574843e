/**
 * Slots sorted by ordinal. Adding at the end, removing and finding a place are cheap whatever the length: a removed
 * slot leaves its ordinal behind as a hole, and holes are swept out when they are the majority.
 */

interface Ordered {
  readonly ordinal: number
}

export class SlotList<S extends Ordered> {
  #elements: (S | number)[] = []
  #holes = 0

  get length(): number {
    return this.#elements.length - this.#holes
  }

  add(slot: S): void {
    const last = this.#elements.at(-1)
    if (last === undefined || ordinalOf(last) < slot.ordinal) {
      this.#elements.push(slot)
      return
    }
    const at = this.#firstAfter(slot.ordinal)
    if (this.#elements[at - 1] === slot.ordinal) {
      this.#elements[at - 1] = slot
      this.#holes -= 1
    } else this.#elements.splice(at, 0, slot)
  }

  remove(slot: S): void {
    const at = this.#firstAfter(slot.ordinal) - 1
    if (this.#elements[at] !== slot) return
    this.#elements[at] = slot.ordinal
    this.#holes += 1
    if (this.#holes > 32 && this.#holes * 2 > this.#elements.length) this.#sweep()
  }

  /** The slots that came after `ordinal`, oldest first. What is added or removed while they are taken may be missed. */
  *after(ordinal: number): Generator<S> {
    const elements = this.#elements
    for (let at = this.#firstAfter(ordinal); at < elements.length; at += 1) {
      const element = elements[at]
      if (typeof element === 'object') yield element
    }
  }

  /** At most `limit` slots that came after `ordinal`. */
  page(ordinal: number, limit: number): S[] {
    const page: S[] = []
    for (let at = this.#firstAfter(ordinal); at < this.#elements.length && page.length < limit; at += 1) {
      const element = this.#elements[at]
      if (typeof element === 'object') page.push(element)
    }
    return page
  }

  /** Replaces the array, so that a generator under way goes on with the old one. */
  #sweep(): void {
    this.#elements = this.#elements.filter((element) => typeof element === 'object')
    this.#holes = 0
  }

  /** The place of the first element whose ordinal is greater. */
  #firstAfter(ordinal: number): number {
    let low = 0
    let high = this.#elements.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (ordinalOf(this.#elements[middle] as S | number) <= ordinal) low = middle + 1
      else high = middle
    }
    return low
  }
}

const ordinalOf = (element: Ordered | number): number => (typeof element === 'number' ? element : element.ordinal)
