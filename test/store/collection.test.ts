/** Collections against the plainest thing that could do the same. */
import t from 'tap'
import type { Kind } from '../../src/store/collection.ts'
import { Collection } from '../../src/store/collection.ts'
import { SlotList } from '../../src/store/slot-list.ts'

interface Thing {
  readonly part: string
  readonly name: string
  readonly colors: readonly string[]
}
const kind: Kind<Thing> = {
  name: 'thing',
  key: ({ part, name }) => `${part}/${name}`,
  partition: ({ part }) => part,
  indexes: { color: ({ colors }) => colors },
}
const never = () => new Error('never')
const thing = (name: string, ...colors: string[]): Thing => ({ part: 'p', name, colors })

function newCollection() {
  const undos: (() => void)[] = []
  const collection = new Collection(kind, (_, __, ___, undo) => undos.push(undo))
  return { collection, undos }
}
const names = (found: Iterable<{ record: Thing }>) => [...found].map(({ record }) => record.name)

t.test('records are found by key, by partition and by index, oldest first', async (t) => {
  const { collection } = newCollection()
  for (const record of [thing('b', 'red'), thing('a', 'red', 'blue'), thing('c', 'blue')]) collection.insert(record, never)
  t.equal(collection.get('p/a')?.name, 'a')
  t.same(names(collection.after('p', 0)), ['b', 'a', 'c'])
  t.same(names(collection.found('color', 'red')), ['b', 'a'])
  t.same(names(collection.found('color', 'blue')), ['a', 'c'])
  t.equal(collection.find('color', 'green'), undefined)
  t.throws(() => collection.found('size', 'xl'), /no index size/)

  collection.update('p/b', (record) => ({ ...record, colors: ['blue'] }), never)
  t.same(names(collection.found('color', 'red')), ['a'])
  t.same(names(collection.found('color', 'blue')), ['b', 'a', 'c'], 'a change keeps its place')
  t.throws(() => collection.update('p/b', () => thing('x'), never), /may not change the key/)
  t.throws(() => collection.insert(thing('b'), () => new Error('taken')), /taken/)
  t.throws(() => collection.require('p/x', () => new Error('missing')), /missing/)
  t.equal(collection.remove('p/x'), false)
  t.equal(collection.count('p'), 3)
  t.equal(collection.count('q'), 0)
})

t.test('a page goes on where the last one ended, whatever happened meanwhile', async (t) => {
  const { collection } = newCollection()
  for (const name of ['a', 'b', 'c', 'd', 'e']) collection.insert(thing(name), never)
  const first = collection.page('p', 0, 2)
  t.same(names(first), ['a', 'b'])
  for (const name of ['a', 'b', 'd']) collection.remove(`p/${name}`)
  collection.insert(thing('f'), never)
  t.same(names(collection.page('p', first.at(-1)?.ordinal ?? 0, 9)), ['c', 'e', 'f'])
})

t.test('two views of a collection share its records and record for themselves', async (t) => {
  const { collection, undos } = newCollection()
  let recorded = 0
  const view = collection.recordedBy(() => 1000 + ++recorded)
  view.insert(thing('a', 'red'), never)
  t.equal(collection.get('p/a')?.name, 'a')
  t.same([recorded, undos.length], [1, 0])
})

t.test('ten thousand random changes: the same as with a list, and undone in reverse they leave nothing', async (t) => {
  const { collection, undos } = newCollection()
  let plain: Thing[] = []
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const states: { readonly at: number; readonly records: Thing[] }[] = []
  for (let step = 0; step < 10_000; step += 1) {
    const record: Thing = {
      part: `p${random(3)}`,
      name: `n${random(60)}`,
      colors: ['red', 'blue', 'green'].slice(random(3), 1 + random(3)),
    }
    const same = (other: Thing) => kind.key(other) === kind.key(record)
    if (random(3) === 0) {
      collection.remove(kind.key(record))
      plain = plain.filter((other) => !same(other))
    } else {
      collection.put(record)
      plain = plain.some(same) ? plain.map((other) => (same(other) ? record : other)) : [...plain, record]
    }
    if (step % 500 === 0) states.push({ at: undos.length, records: plain })
  }
  const agrees = (records: readonly Thing[]) => {
    for (const part of ['p0', 'p1', 'p2']) {
      t.same(
        collection.list(part),
        records.filter((record) => record.part === part),
      )
    }
    for (const color of ['red', 'blue', 'green']) {
      const found = collection.found('color', color).map(({ record }) => record)
      t.same(
        found,
        records.filter(({ colors }) => colors.includes(color)),
      )
    }
    t.equal(collection.size, records.length)
  }
  agrees(plain)
  for (const { at, records } of states.toReversed()) {
    while (undos.length > at) undos.pop()?.()
    agrees(records)
  }
  while (undos.length > 0) undos.pop()?.()
  t.equal(collection.size, 0)
  t.same(collection.partitions(), [])
})

t.test('a list of slots can be emptied from its front without moving the rest each time', async (t) => {
  const list = new SlotList<{ readonly ordinal: number }>()
  const slots = Array.from({ length: 1000 }, (_, n) => ({ ordinal: n * 2 + 1 }))
  for (const slot of slots) list.add(slot)
  const iterated = [
    ...(function* () {
      for (const slot of list.after(0)) {
        list.remove(slot)
        yield slot.ordinal
      }
    })(),
  ]
  t.equal(iterated.length, 1000, 'removing what was just taken misses nothing')
  t.equal(list.length, 0)
  for (const slot of [slots[5], slots[3], slots[4]]) if (slot) list.add(slot)
  list.add({ ordinal: 8 })
  t.same(
    list.page(0, 9).map(({ ordinal }) => ordinal),
    [7, 8, 9, 11],
  )
  list.remove({ ordinal: 8 })
  t.equal(list.length, 4, 'only the very slot is removed')
})
