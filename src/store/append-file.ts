import { closeSync, constants, fchmodSync, fdatasync, fstatSync, ftruncateSync, openSync, write, writeSync } from 'node:fs'
import { promisify } from 'node:util'

/** A file that only grows, but for the cutting of a tail that was not written whole. */
export interface AppendFile {
  /** What was written so far, in bytes, part of a write that failed included. */
  readonly length: number
  write(bytes: Buffer): Promise<void>
  /** Resolves when what was written would survive the loss of power. */
  flush(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export type OpenAppendFile = (path: string) => Promise<AppendFile>

/** Up to here a write goes straight to the page cache: a round trip through the thread pool, where tokens are signed, takes longer. */
const writtenAtOnce = 64 * 1024

/** Opens a file for nobody but its owner, or makes it. */
export const openAppendFile: OpenAppendFile = async (path) => {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    fchmodSync(descriptor, 0o600)
    return new LiveAppendFile(descriptor, fstatSync(descriptor).size)
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}

const writeAt = promisify(write)
const flush = promisify(fdatasync)

class LiveAppendFile implements AppendFile {
  readonly #descriptor: number
  length: number

  constructor(descriptor: number, length: number) {
    this.#descriptor = descriptor
    this.length = length
  }

  async write(bytes: Buffer): Promise<void> {
    let rest = bytes
    while (rest.length > 0) {
      const written =
        rest.length <= writtenAtOnce
          ? writeSync(this.#descriptor, rest, 0, rest.length, this.length)
          : (await writeAt(this.#descriptor, rest, 0, rest.length, this.length)).bytesWritten
      this.length += written
      rest = rest.subarray(written)
    }
  }

  flush(): Promise<void> {
    return flush(this.#descriptor)
  }

  async truncate(length: number): Promise<void> {
    ftruncateSync(this.#descriptor, length)
    this.length = length
  }

  async close(): Promise<void> {
    closeSync(this.#descriptor)
  }
}
