import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Random } from '../ports.ts'

export const liveRandom: Random = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
}
