import { Failure, isFailure } from '../../client/failure.ts'
import type { Action } from './action.ts'

/** Requests that are under way at once: enough to keep the emulator busy. */
const width = 8

/**
 * Does what was planned.
 * @param whereIs tells file, line and path of a part of the seed file
 * @param tell is called after each action
 * @throws Failure that names the place and the action that failed
 */
export async function apply(
  actions: readonly Action[],
  whereIs: (item: object) => string,
  tell: (action: Action, done: number) => void,
): Promise<void> {
  let done = 0
  const perform = async (action: Action) => {
    try {
      await action.run()
    } catch (error) {
      if (isFailure(error)) {
        const what = `${whereIs(action.item)}: Could not ${action.verb} ${action.what}: ${error.message}`
        throw new Failure(error.exitCode, what, error.hint)
      }
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
