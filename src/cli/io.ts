import { fstatSync, readFileSync, statSync, writeSync } from 'node:fs'
import type { Environment } from '../client/home.ts'

export interface Output {
  write(text: string | Uint8Array): void
  readonly isTty: boolean
  /** Of the terminal; `undefined` where there is none. */
  readonly columns: number | undefined
}

/** All that a command may touch of the process it runs in. */
export interface Io {
  /** The answer. */
  readonly out: Output
  /** Errors, and on a terminal hints and progress. */
  readonly err: Output
  readonly in: {
    readonly isTty: boolean
    /** Everything up to the end, as UTF-8. */
    readAll(): string
  }
  readonly env: Environment
}

/** The other end was closed early, as `head` does: nothing is left to say to anyone. */
export class ClosedPipe extends Error {
  readonly closedPipe = true
}

/** Told by what it has, not by its class, because each part of the built program has its own copy of the class. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'closedPipe' in error
}

/**
 * Writes everything before it returns, unlike `process.stdout`, so that the process may exit at once.
 * A pipe that is full makes us wait, one that was closed ends the command.
 */
export function writeAll(descriptor: number, text: string | Uint8Array): void {
  const data = typeof text === 'string' ? Buffer.from(text) : text
  let written = 0
  while (written < data.length) {
    try {
      written += writeSync(descriptor, data, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') throw new ClosedPipe()
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

const devNull = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null'

/** Loads what knows about terminals only for what may be one. */
function isTerminal(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor)
    if (!found.isCharacterDevice() || found.rdev === statSync(devNull).rdev) return false
  } catch {
    return false
  }
  return (require('node:tty') as typeof import('node:tty')).isatty(descriptor)
}

/** What is wrong is told by the exit status too, so that it does not matter whether anybody reads it. */
export function writeError(text: string | Uint8Array): void {
  try {
    writeAll(2, text)
  } catch {}
}

function output(descriptor: 1 | 2): Output {
  return {
    write: descriptor === 1 ? (text) => writeAll(descriptor, text) : writeError,
    get isTty() {
      return isTerminal(descriptor)
    },
    get columns() {
      const stream = descriptor === 1 ? process.stdout : process.stderr
      return this.isTty ? stream.columns : undefined
    },
  }
}

/** The real process. */
export function processIo(): Io {
  return {
    out: output(1),
    err: output(2),
    in: {
      get isTty() {
        return isTerminal(0)
      },
      readAll: () => readFileSync(0, 'utf8'),
    },
    env: process.env,
  }
}
