import { Failure, isFailure } from '../../client/failure.ts'
import type { Action } from './action.ts'

/** Requests that are under way at once: enough to keep the emulator busy. */
const width = 8

/** Does what was planned. @param tell is called after each action @throws Failure that names the action that failed */
export async function apply(actions: readonly Action[], tell: (action: Action, done: number) => void): Promise<void> {
  let done = 0
  const perform = async (action: Action) => {
    try {
      await action.run()
    } catch (error) {
      if (isFailure(error)) throw new Failure(error.exitCode, `Could not ${action.verb} ${action.what}: ${error.message}`, error.hint)
      throw error
    }
    tell(action, ++done)
  }
  for (const batch of batches(actions)) {
    const waiting = batch.values()
    const worker = async () => {
      for (const action of waiting) await perform(action)
    }
    await Promise.all(Array.from({ length: Math.min(width, batch.length) }, worker))
  }
}

/** Neighbours that may run beside each other stay together; everything else is alone. */
function batches(actions: readonly Action[]): Action[][] {
  const result: Action[][] = []
  for (const action of actions) {
    const last = result.at(-1)
    if (action.parallel && last?.[0]?.parallel) last.push(action)
    else result.push([action])
  }
  return result
}
