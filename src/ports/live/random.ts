import { randomFillSync, randomInt, randomUUID } from 'node:crypto'
import type { Random } from '../ports.ts'

/** Asking the system costs as much for a few bytes as for many. Used bytes are wiped. */
const pool = Buffer.alloc(4096)
let used = pool.length

function bytes(length: number): Uint8Array {
  if (length > pool.length) return randomFillSync(new Uint8Array(length))
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const taken = Uint8Array.from(pool.subarray(used, used + length))
  pool.fill(0, used, used + length)
  used += length
  return taken
}

export const liveRandom: Random = { bytes, integer: (below) => randomInt(below), uuid: () => randomUUID() }
