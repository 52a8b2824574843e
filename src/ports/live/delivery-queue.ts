import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../log.ts'

export interface Outlet<T> {
  /** Rejects where it could not be delivered. */
  deliver(item: T): Promise<unknown>
  /** After the last of those that wait. */
  close(): void
}

/** Is told why something could not be delivered. */
type Failed = (reason: string) => void

const queuedAtMost = 1000
/** Milliseconds before each further try. */
const pauses = [1000, 5000]

/**
 * Delivers one after the other, in the background: whoever adds one never waits, and what cannot be delivered is said in the log.
 * @param noun `A mail` @param open loads what it takes, for the first of those that wait
 */
export function deliveryQueue<T extends { readonly to: string }>(
  noun: string,
  log: Log,
  open: () => Promise<Outlet<T>>,
): (item: T, failed?: Failed) => void {
  const queue: { readonly item: T; readonly failed: Failed | undefined }[] = []
  let delivering = false
  const deliverAll = async (): Promise<void> => {
    const outlet = await open()
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { item, failed } = next
      const failure = await tried(() => outlet.deliver(item))
      if (failure === undefined) log.debug(`${noun} to ${item.to} was sent.`)
      else {
        log.warn(`${noun} to ${item.to} could not be sent: ${failure}`)
        failed?.(failure)
      }
    }
    outlet.close()
  }
  return (item, failed) => {
    if (queue.length >= queuedAtMost) return log.warn(`${noun} to ${item.to} was dropped: ${queuedAtMost} are waiting already.`)
    queue.push({ item, failed })
    if (delivering) return
    delivering = true
    deliverAll()
      .catch((error) => log.warn(`${noun} cannot be sent: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        delivering = false
      })
  }
}

/** @returns why it failed, after the last try */
async function tried(work: () => Promise<unknown>): Promise<string | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await work()
      return undefined
    } catch (error) {
      const pause = pauses[attempt]
      if (pause === undefined) return error instanceof Error ? error.message : String(error)
      await wait(pause, undefined, { ref: false })
    }
  }
}
