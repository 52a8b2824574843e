import type { Clock } from '../ports.ts'

export const liveClock: Clock = { now: () => Date.now() / 1000 }
