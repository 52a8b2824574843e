import { readSync } from 'node:fs'

export interface Line {
  readonly bytes: Buffer
  /** From 1. */
  readonly number: number
  /** Where the line begins in the file. */
  readonly offset: number
  /** Whether a line feed ended it. */
  readonly ended: boolean
}

const blockSize = 1024 * 1024

/** The lines of an open file, block by block: a file larger than memory's longest string is read as well. */
export function* linesOf(descriptor: number): Generator<Line> {
  let [number, offset, position] = [1, 0, 0]
  let unended: Buffer[] = []
  for (;;) {
    const block = Buffer.allocUnsafe(blockSize)
    const length = readSync(descriptor, block, 0, blockSize, position)
    if (length === 0) break
    position += length
    let start = 0
    for (let end = block.indexOf(10); end !== -1 && end < length; end = block.indexOf(10, start)) {
      const bytes = joined(unended, block.subarray(start, end))
      yield { bytes, number, offset, ended: true }
      unended = []
      number += 1
      offset += bytes.length + 1
      start = end + 1
    }
    if (start < length) unended.push(block.subarray(start, length))
  }
  const bytes = joined(unended)
  if (bytes.length > 0) yield { bytes, number, offset, ended: false }
}

const joined = (parts: readonly Buffer[], last?: Buffer): Buffer => {
  const all = last === undefined ? parts : [...parts, last]
  return all.length === 1 ? (all[0] as Buffer) : Buffer.concat(all)
}
