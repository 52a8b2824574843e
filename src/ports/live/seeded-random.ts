import { createHash } from 'node:crypto'
import type { Random } from '../ports.ts'

/**
 * The same numbers for the same seed, on every machine: SHA-256 in counter mode. For demonstrations and for tests that
 * compare ids; whoever knows the seed knows every secret.
 * @param stream what tells one stream of a seed from another, so that a restarted daemon does not give the same ids again
 */
export function seededRandom(seed: number, stream: string): Random {
  let counter = 0
  let pool = Buffer.alloc(0)
  const bytes = (length: number): Uint8Array => {
    while (pool.length < length) {
      counter += 1
      pool = Buffer.concat([pool, createHash('sha256').update(`${seed}/${stream}/${counter}`).digest()])
    }
    const taken = Uint8Array.from(pool.subarray(0, length))
    pool = pool.subarray(length)
    return taken
  }
  return { bytes, integer: (below) => integer(bytes, below), uuid: () => uuid(bytes(16)) }
}

/** Draws again where the remainder would favour small numbers. */
function integer(bytes: Random['bytes'], below: number): number {
  if (!Number.isSafeInteger(below) || below < 1 || below > 2 ** 48) throw new RangeError(`Not a range of whole numbers: ${below}`)
  const limit = 2 ** 48 - (2 ** 48 % below)
  for (;;) {
    const drawn = Buffer.from(bytes(6)).readUIntBE(0, 6)
    if (drawn < limit) return drawn % below
  }
}

function uuid(bytes: Uint8Array): string {
  const octets = Buffer.from(bytes)
  octets.writeUInt8((octets.readUInt8(6) & 0x0f) | 0x40, 6)
  octets.writeUInt8((octets.readUInt8(8) & 0x3f) | 0x80, 8)
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
