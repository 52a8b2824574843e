import type { Keys, Random } from '../ports.ts'
import type { KeyMaterial, MakeKey } from './rsa-key.ts'
import { signing } from './signing.ts'

/** Keys of one user pool. */
const inReserve = 2
/** Milliseconds without a new key before the reserve is filled: making one takes a core for 50 to 400 ms. */
const idle = 300

export interface LiveKeys extends Keys {
  /** Begins to make keys in advance. They are made one after another, so a seed gives them in the same order. */
  fillReserve(): void
}

/** @param random only for key ids, so that keys and other random things do not depend on each other's order */
export function liveKeys(make: MakeKey, random: Random): LiveKeys {
  const reserve: Promise<KeyMaterial>[] = []
  let last: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const makeNext = (): Promise<KeyMaterial> => {
    const made = last.then(make)
    last = made.catch(() => {})
    return made
  }
  const fillReserve = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      while (reserve.length < inReserve) reserve.push(makeNext())
    }, idle).unref()
  }
  return {
    ...signing,
    create: async (alg) => {
      const material = reserve.shift() ?? makeNext()
      fillReserve()
      const kid = Buffer.from(random.bytes(32)).toString('base64')
      return { kid, alg, ...(await material) }
    },
    fillReserve,
  }
}
