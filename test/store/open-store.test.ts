/** The durable state: what is answered is on disk, and what is on disk is found again. */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Group } from '../../src/domain/records/users.ts'
import { silentLog } from '../../src/ports/log.ts'
import { type AppendFile, type OpenAppendFile, openAppendFile } from '../../src/store/append-file.ts'
import { type OpenedStore, type OpenStoreOptions, openStore } from '../../src/store/open-store.ts'
import { type StatePaths, statePaths } from '../../src/store/state-paths.ts'

const never = () => new Error('never')
const group = (n: number, more: Partial<Group> = {}): Group => ({
  UserPoolId: 'us-east-1_000000001',
  GroupName: `group${n}`,
  CreationDate: n,
  LastModifiedDate: n,
  ...more,
})
const groupKey = (n: number) => `us-east-1_000000001/group${n}`

function newPaths(t: Test): StatePaths {
  const folder = mkdtempSync(join(tmpdir(), 'cogmock-store-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return statePaths(join(folder, 'home', 'state.json'))
}

interface Reopened extends OpenedStore {
  readonly warnings: string[]
}

async function open(paths: StatePaths, more: Partial<OpenStoreOptions> = {}): Promise<Reopened> {
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  const log = { ...silentLog, warn, error: warn }
  return { ...(await openStore({ paths, durability: 'write', now: () => 1000, log, ...more })), warnings }
}

/** What a store has, without looking at its files: the names of the groups in their order, with their descriptions. */
const groupsOf = ({ store }: OpenedStore): string[] =>
  store.groups.list('us-east-1_000000001').map(({ GroupName, Description = '' }) => GroupName + Description)

t.test('what was settled is found by the next process, in the order of its first insertion', async (t) => {
  const paths = newPaths(t)
  const { store } = await open(paths)
  for (const n of [3, 1, 2]) store.groups.insert(group(n), never)
  store.groups.update(groupKey(3), (record) => ({ ...record, Description: ' changed' }), never)
  store.groups.remove(groupKey(1))
  await store.settled()

  const again = await open(paths)
  t.same(groupsOf(again), ['group3 changed', 'group2'])
  t.equal(again.store.seq, 5)
  await again.close()
  t.ok(existsSync(paths.snapshot))
  t.equal(statSync(paths.journal).size, 0, 'the journal is empty after it was compacted')

  const third = await open(paths)
  t.same(groupsOf(third), ['group3 changed', 'group2'])
  t.equal(third.store.seq, 5)
})

t.test('the snapshot is one JSON document with a record per line; the files are for their owner only', async (t) => {
  const paths = newPaths(t)
  const opened = await open(paths)
  opened.store.groups.insert(group(1), never)
  opened.store.groups.insert(group(2), never)
  await opened.close()
  const text = readFileSync(paths.snapshot, 'utf8')
  t.match(JSON.parse(text), { formatVersion: 1, seq: 2, records: [{ kind: 'group', key: groupKey(1), ordinal: 1, record: group(1) }, {}] })
  t.equal(text.split('\n').length, 5)
  t.equal(statSync(paths.folder).mode & 0o777, 0o700)
  for (const path of [paths.snapshot, paths.journal]) t.equal(statSync(path).mode & 0o777, 0o600)

  writeFileSync(paths.snapshot, JSON.stringify(JSON.parse(text), null, 2))
  t.same(groupsOf(await open(paths)), ['group1', 'group2'], 'a formatter may have its way with it')
})

t.test('entries of one request made without waiting are one line', async (t) => {
  const paths = newPaths(t)
  const { store } = await open(paths)
  for (const n of [1, 2, 3]) store.onBehalfOf('first').groups.insert(group(n), never)
  store.onBehalfOf('second').groups.insert(group(4), never)
  await store.settled()
  const lines = readFileSync(paths.journal, 'utf8').trim().split('\n')
  t.equal(lines.length, 3)
  t.match(JSON.parse(lines[1]?.slice(9) ?? ''), { seq: 1, at: 1000, cause: 'first', changes: { length: 3 } })
  t.match(JSON.parse(lines[2]?.slice(9) ?? ''), { seq: 4, cause: 'second' })
})

t.test('a torn end is cut off at every length, said, and written over', async (t) => {
  const paths = newPaths(t)
  const { store } = await open(paths)
  for (const n of [1, 2]) {
    store.groups.insert(group(n), never)
    await store.settled()
  }
  const whole = readFileSync(paths.journal)
  const second = whole.indexOf(10, whole.indexOf(10) + 1) + 1
  for (let length = second; length < whole.length; length += 7) {
    writeFileSync(paths.journal, whole.subarray(0, length))
    const opened = await open(paths)
    t.same(groupsOf(opened), ['group1'], `cut at ${length}`)
    t.equal(opened.warnings.length, length === second ? 0 : 1)
    opened.store.groups.insert(group(3), never)
    await opened.store.settled()
    t.same(groupsOf(await open(paths)), ['group1', 'group3'])
  }
  writeFileSync(paths.journal, Buffer.concat([whole, Buffer.alloc(5000)]))
  t.same(groupsOf(await open(paths)), ['group1', 'group2'], 'zeros, as some file systems leave them')
  writeFileSync(paths.journal, whole.subarray(0, 5))
  t.same(groupsOf(await open(paths)), [], 'a header that was torn')
})

t.test('damage anywhere else is refused with file and line, and the files are left as they were', async (t) => {
  const paths = newPaths(t)
  const opened = await open(paths)
  for (const n of [1, 2, 3]) {
    opened.store.groups.insert(group(n), never)
    await opened.store.settled()
  }
  const good = readFileSync(paths.journal, 'utf8')
  const bad = good.replace('group2', 'group9')
  writeFileSync(paths.journal, bad)
  await t.rejects(open(paths), {
    name: 'StateError',
    message: /state\.journal, line 3: the checksum does not fit\. The file was left as it is\./,
  })
  t.equal(readFileSync(paths.journal, 'utf8'), bad)

  writeFileSync(paths.journal, good)
  await (await open(paths)).close()
  const snapshot = readFileSync(paths.snapshot, 'utf8')
  const damages: [string, RegExp][] = [
    [snapshot.replace('"group2"', '"gro'), /state\.json, line 3: this is not JSON/],
    [snapshot.replace(']}\n', ''), /state\.json, line 1: the snapshot has no end/],
    [snapshot.replace('"kind":"group"', '"kind":"herd"'), /line 2: cogmock keeps no records of the kind herd/],
    [snapshot.replace('"formatVersion":1', '"formatVersion":99'), /format version 99.*too old/],
    ['[]', /line 1: this is not a state of cogmock/],
  ]
  for (const [text, message] of damages) {
    writeFileSync(paths.snapshot, text)
    await t.rejects(open(paths), { name: 'StateError', message })
    t.equal(readFileSync(paths.snapshot, 'utf8'), text)
  }
})

t.test('a folder that cannot be used is refused in a sentence', async (t) => {
  const paths = newPaths(t)
  mkdirSync(paths.folder, { recursive: true })
  writeFileSync(join(paths.folder, 'file'), '')
  const inside = statePaths(join(paths.folder, 'file', 'state.json'))
  await t.rejects(open(inside), { name: 'StateError', message: /cannot be used for state: .*Choose another file with --state/ })
})

/** A disk with `free.bytes` left: a write that does not fit leaves a part of itself behind, as a real one does. */
function smallDisk(free: { bytes: number; flushes?: boolean }): OpenAppendFile {
  return async (path) => {
    const file = await openAppendFile(path)
    const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const small: AppendFile = {
      get length() {
        return file.length
      },
      write: async (bytes) => {
        const fitting = Math.min(bytes.length, free.bytes)
        free.bytes -= fitting
        await file.write(bytes.subarray(0, fitting))
        if (fitting < bytes.length) throw full()
      },
      flush: async () => {
        if (free.flushes === false) throw full()
        await file.flush()
      },
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
    }
    return small
  }
}

t.test('a full disk: the request gets an error and is undone, others are served, and it works again with space', async (t) => {
  const paths = newPaths(t)
  const free = { bytes: 1_000_000, flushes: true }
  const opened = await open(paths, { openFile: smallDisk(free), durability: 'flush' })
  const { store } = opened
  store.groups.insert(group(1), never)
  store.groups.insert(group(2), never)
  await store.settled()

  free.bytes = 100
  store.groups.insert(group(3), never)
  store.groups.update(groupKey(1), (record) => ({ ...record, Description: ' changed' }), never)
  store.groups.remove(groupKey(2))
  store.groups.insert(group(2, { Description: ' again' }), never)
  const reader = store.settled()
  await t.rejects(store.settled(), {
    name: 'InternalErrorException',
    message: /could not be written to .*no space left on device \(ENOSPC\)/,
  })
  await t.rejects(reader, 'who read what was undone is not answered either')
  t.same(groupsOf(opened), ['group1', 'group2'])
  await store.settled()
  t.same(groupsOf(await open(paths)), ['group1', 'group2'])

  free.bytes = 1_000_000
  store.groups.insert(group(4), never)
  await store.settled()
  free.flushes = false
  store.groups.insert(group(5), never)
  await t.rejects(store.settled(), 'what could not be flushed is not acknowledged')
  free.flushes = true
  t.same(groupsOf(await open(paths)), ['group1', 'group2', 'group4'])
  store.groups.insert(group(6), never)
  await opened.close()
  t.same(groupsOf(await open(paths)), ['group1', 'group2', 'group4', 'group6'])
})

t.test('a request whose first part was undone while it waited is not answered with success', async (t) => {
  const paths = newPaths(t)
  const free = { bytes: 1_000_000 }
  const { store } = await open(paths, { openFile: smallDisk(free) })
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const request = (async (view) => {
    view.groups.insert(group(1), never)
    await waiting
    view.groups.put(group(2))
    await view.settled()
  })(store.onBehalfOf('waiting'))
  free.bytes = 0
  await t.rejects(store.settled())
  free.bytes = 1_000_000
  goOn()
  await t.rejects(request, { name: 'InternalErrorException' })
  await store.settled()
})

t.test('subscribers are told what is durable, and only that', async (t) => {
  const paths = newPaths(t)
  const free = { bytes: 1_000_000 }
  const { store } = await open(paths, { openFile: smallDisk(free) })
  const told: string[] = []
  const end = store.subscribe((entries) => told.push(...entries.map(({ change }) => change.key)))
  store.groups.insert(group(1), never)
  t.same(told, [])
  await store.settled()
  t.same(told, [groupKey(1)])
  free.bytes = 0
  store.groups.insert(group(2), never)
  await t.rejects(store.settled())
  free.bytes = 1_000_000
  end()
  store.groups.insert(group(3), never)
  await store.settled()
  t.same(told, [groupKey(1)])
})

t.test('compaction goes on while records come, change and go, whenever the process ends', async (t) => {
  const paths = newPaths(t)
  const opened = await open(paths, { compactAt: 2000 })
  const { store } = opened
  const expected = new Map<string, string>()
  const put = (n: number, text: string) => {
    store.groups.put(group(n, { Description: text }))
    expected.set(groupKey(n), text)
  }
  for (let n = 0; n < 3000; n += 1) put(n, ' first')
  await store.settled()
  for (let round = 0; round < 40; round += 1) {
    for (let n = round; n < 3000; n += 97) {
      if ((n + round) % 3 === 0) {
        store.groups.remove(groupKey(n))
        expected.delete(groupKey(n))
      } else put(n, ` ${round}`)
    }
    put(3000 + round, ' new')
    await store.settled()
    if (round % 8 === 0) {
      const found = await copyOf(t, paths)
      t.same(new Map(found.store.groups.list('us-east-1_000000001').map((g) => [groupKeyOf(g), g.Description])), expected)
    }
  }
  const order = groupsOf(opened)
  await opened.close()
  t.same(readdirSync(paths.folder).sort(), ['state.journal', 'state.json'])
  t.same(groupsOf(await open(paths)), order, 'and their order is kept')
})

const groupKeyOf = ({ UserPoolId, GroupName }: Group) => `${UserPoolId}/${GroupName}`

/** Opens what a `kill -9` would leave behind now, at another place. */
async function copyOf(t: Test, paths: StatePaths): Promise<OpenedStore> {
  const copy = newPaths(t)
  mkdirSync(copy.folder, { recursive: true })
  for (const name of readdirSync(paths.folder)) appendFileSync(join(copy.folder, name), readFileSync(join(paths.folder, name)))
  return open(copy)
}

t.test('a compaction that cannot be written is said and tried again; nothing is lost', async (t) => {
  const paths = newPaths(t)
  const opened = await open(paths)
  opened.store.groups.insert(group(1), never)
  await opened.store.settled()
  mkdirSync(paths.unfinished)
  await opened.compact()
  t.match(opened.warnings, [/could not be compacted/])
  opened.store.groups.insert(group(2), never)
  await opened.store.settled()
  rmSync(paths.unfinished, { recursive: true })
  t.same(groupsOf(await copyOf(t, paths)), ['group1', 'group2'])
  await opened.close()
  t.same(readdirSync(paths.folder).sort(), ['state.journal', 'state.json'])
  t.same(groupsOf(await open(paths)), ['group1', 'group2'])
})

t.test('what has expired is forgotten when the state is compacted, and messages are bounded', async (t) => {
  const paths = newPaths(t)
  const day = 24 * 3600
  const opened = await open(paths, { now: () => 100 * day })
  const message = (id: string, created: number) => ({
    id,
    UserPoolId: 'p',
    Username: 'u',
    kind: 'CustomMessage_SignUp',
    medium: 'EMAIL' as const,
    destination: 'u@example.com',
    body: '',
    created,
  })
  for (const [id, age] of [
    ['old', 8],
    ['young', 6],
  ] as const) {
    opened.store.messages.put(message(id, (100 - age) * day))
  }
  await opened.compact()
  t.same(
    opened.store.messages.list('').map(({ id }) => id),
    ['young'],
  )
  for (let n = 0; n < 10_050; n += 1) opened.store.messages.put(message(`m${n}`, 100 * day))
  await opened.compact()
  t.equal(opened.store.messages.size, 10_000)
  t.equal(opened.store.messages.list('')[0]?.id, 'm50')
  await opened.close()
  t.equal((await open(paths)).store.messages.size, 10_000)
})
