import type { Collection, Slot } from './collection.ts'
import { expiry, messagesAtMost } from './expiry.ts'
import type { Kinds } from './kinds.ts'
import type { Store } from './store.ts'

/** Records looked at between two looks at the event loop. */
const pageSize = 500

/** Removes what is past its time, as journalled changes with the cause `prune`. Requests go on meanwhile. */
export async function prune(store: Store, now: number): Promise<void> {
  const pruned = store.onBehalfOf('prune')
  for (const name of Object.keys(expiry) as (keyof Kinds)[]) await pruneKind(pruned, name, now)
  await pruneMessages(pruned)
  await pruned.settled()
}

async function pruneKind<Name extends keyof Kinds>(store: Store, name: Name, now: number): Promise<void> {
  const expires: 'kept' | ((record: Kinds[Name]) => number) = expiry[name]
  if (expires === 'kept') return
  // Store has a collection of Kinds[Name] under Name; the compiler cannot follow that through a type parameter.
  const collection = store[name] as unknown as Collection<Kinds[Name]>
  for (const partition of collection.partitions()) {
    let page: Slot<Kinds[Name]>[] = collection.page(partition, 0, pageSize)
    while (page.length > 0) {
      const last = page.at(-1)?.ordinal ?? 0
      for (const { key, record } of page) if (expires(record) < now) collection.remove(key)
      await pause()
      page = collection.page(partition, last, pageSize)
    }
  }
}

async function pruneMessages({ messages }: Store): Promise<void> {
  while (messages.count('') > messagesAtMost) {
    for (const { key } of messages.page('', 0, Math.min(pageSize, messages.count('') - messagesAtMost))) messages.remove(key)
    await pause()
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
