import { type ChildProcess, spawn } from 'node:child_process'
import { configurationFailure } from '../../client/failure.ts'
import { ClosedPipe, type Io, type Output } from '../io.ts'

/** Words of a command as a shell splits them: blanks, quotes and backslashes. */
function words(command: string): string[] {
  const found = command.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs) ?? []
  return found.map((word) =>
    word.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
      (_, single, double, plain) => single ?? double?.replace(/\\(["\\])/g, '$1') ?? plain,
    ),
  )
}

/** Keys that a terminal sends to all who run on it: while a pager is there they are for the pager. */
const keySignals = ['SIGINT', 'SIGQUIT'] as const

/**
 * Gives `print` an output that ends in the pager, and waits until the user leaves it. `less` leaves at once where one screen is enough.
 * @param command `undefined` for `less`, without which the answer is printed as it is
 * @throws Failure for a pager that is not there
 */
export async function withPager(command: string | undefined, io: Io, print: (out: Output) => Promise<void>): Promise<void> {
  let pager: RunningPager | undefined
  const write = (text: string | Uint8Array) => {
    pager ??= new RunningPager(command ?? 'less', io)
    if (pager.left) throw new ClosedPipe()
    pager.write(text)
  }
  try {
    await print({ write, isTty: true, columns: io.out.columns })
  } finally {
    const missing = await pager?.end()
    if (missing !== undefined && command === undefined) for (const text of missing.texts) io.out.write(text)
    else if (missing !== undefined) {
      const reason = `Unable to redirect output to pager. Received the following error when opening pager:\n${missing.message}`
      // biome-ignore lint/correctness/noUnsafeFinally: what was to be printed is lost, whatever else went wrong
      throw configurationFailure(reason)
    }
  }
}

class RunningPager {
  /** Whether the user has left it: nobody reads on. */
  left = false
  readonly #process: ChildProcess
  readonly #closed: Promise<string | undefined>
  readonly #texts: (string | Uint8Array)[] = []

  constructor(command: string, io: Io) {
    const [program = 'less', ...options] = words(command)
    for (const signal of keySignals) process.on(signal, ignore)
    this.#process = spawn(program, options, { stdio: ['pipe', 'inherit', 'inherit'], env: { LESS: 'FRX', ...io.env } })
    this.#closed = new Promise((resolve) => {
      this.#process.on('error', ({ message }) => resolve(message))
      this.#process.on('close', () => resolve(undefined))
    })
    this.#process.stdin?.on('error', () => {
      this.left = true
    })
  }

  write(text: string | Uint8Array): void {
    if (this.#process.pid === undefined) this.#texts.push(text)
    else this.#process.stdin?.write(text)
  }

  /** Waits until the user leaves. Where there is no such program: why, and what it should have shown. */
  async end(): Promise<{ readonly message: string; readonly texts: readonly (string | Uint8Array)[] } | undefined> {
    this.#process.stdin?.end()
    const message = await this.#closed
    for (const signal of keySignals) process.off(signal, ignore)
    return message === undefined ? undefined : { message, texts: this.#texts }
  }
}

const ignore = () => {}
