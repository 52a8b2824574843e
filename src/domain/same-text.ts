import { timingSafeEqual } from 'node:crypto'

/** Whether what was received is what was expected, in constant time: for secrets, proofs and codes. */
export function sameText(expected: string, received: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(received)]
  return a.length === b.length && timingSafeEqual(a, b)
}
