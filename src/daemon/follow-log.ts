import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds between two looks at the file. */
const lookAgain = 200
const blockSize = 64 * 1024

/**
 * The last lines of a log, and then every further one as it is written, also in the file that takes the place of this one when it is full.
 * @param options.lines how many of those that are there; `options.follow` ends with its signal, and without it the log's end is the end
 */
export async function* followLog(path: string, { lines, follow }: { lines: number; follow?: AbortSignal }): AsyncGenerator<string> {
  let descriptor = opened(path)
  let position = 0
  let rest = ''
  const readLines = (): string[] => {
    if (descriptor === undefined) return []
    const block = Buffer.alloc(blockSize)
    const whole: Buffer[] = []
    for (
      let length = readSync(descriptor, block, 0, blockSize, position);
      length > 0;
      length = readSync(descriptor, block, 0, blockSize, position)
    ) {
      whole.push(Buffer.from(block.subarray(0, length)))
      position += length
    }
    const found = (rest + Buffer.concat(whole).toString()).split('\n')
    rest = found.pop() ?? ''
    return found
  }
  try {
    const known = readLines()
    yield* lines === 0 ? [] : known.slice(-lines)
    while (follow !== undefined && !follow.aborted) {
      yield* readLines()
      if (descriptor === undefined || replaced(path, descriptor, position)) {
        if (descriptor !== undefined) closeSync(descriptor)
        descriptor = opened(path)
        position = 0
      }
      await wait(lookAgain, undefined, { signal: follow }).catch(() => {})
    }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch {
    return undefined
  }
}

/** Whether another file has the name by now, or the file was emptied. */
function replaced(path: string, descriptor: number, position: number): boolean {
  try {
    const [named, open] = [statSync(path), fstatSync(descriptor)]
    return named.ino !== open.ino || open.size < position
  } catch {
    return false
  }
}
