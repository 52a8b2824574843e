import type { Context } from '../operation.ts'

/** Calls back with the name of every function that is added, changed or removed. */
export function followFunctions({ store }: Pick<Context, 'store'>, changed: (name: string) => void): () => void {
  return store.subscribe((entries) => {
    for (const { change } of entries) if (change.kind === 'function') changed(change.key)
  })
}
