import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { LineReader } from './line-reader.ts'

/** How a process is started: `node` with the runner, or `python3`. */
export interface Runner {
  readonly command: string
  readonly words: readonly string[]
  /** The descriptor that answers come from; the function's own output comes from the others. */
  readonly answers: 1 | 3
}

/** What a runner says: once that it has loaded the function, or that it could not; then one of these for every event. */
export interface RunnerMessage {
  readonly loaded?: boolean
  /** JSON. */
  readonly payload?: string
  readonly error?: FunctionFailure
  /** The process ends now. */
  readonly last?: true
  /** The files that the function is made of. */
  readonly files?: readonly string[]
}
export interface FunctionFailure {
  readonly errorType: string
  readonly errorMessage: string
}

/** One process of a function. It works on one event at a time, as Lambda's do. */
export class FunctionProcess {
  readonly #child: ChildProcess
  #waiting: ((message: RunnerMessage) => void) | undefined
  #early: RunnerMessage | undefined
  #ended = false

  /** @param print gets the lines that the function prints @param ended is called once, however it ends */
  constructor(runner: Runner, folder: string, env: NodeJS.ProcessEnv, print: Print, ended: () => void) {
    // A process group of its own, so that what the function starts ends with it.
    this.#child = spawn(runner.command, runner.words, {
      cwd: folder,
      env,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    })
    const { stdin, stdout, stderr, stdio } = this.#child
    // It may have ended: said by `exit`.
    stdin?.on('error', () => {})
    const answers = new LineReader(stdio[runner.answers] as Readable, answerLimit)
    answers.onLine = (line) => this.#heard(line)
    for (const [stream, level] of [
      [runner.answers === 1 ? null : stdout, 'out'],
      [stderr, 'err'],
    ] as const) {
      if (stream !== null) new LineReader(stream, lineLimit).onLine = (line) => print(line, level)
    }
    const end = (message: string): void => {
      if (this.#ended) return
      this.#ended = true
      this.#say({ error: { errorType: 'Runtime.ExitError', errorMessage: message } })
      ended()
    }
    this.#child.on('error', (error) => end(`The runtime ${runner.command} could not be started: ${error.message}`))
    // What it started would keep its output open. `close` comes after all that it printed.
    this.#child.on('exit', () => this.kill())
    this.#child.on('close', (code, signal) => end(exitMessage(code, signal)))
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Undefined where nothing was said in so many milliseconds. */
  next(timeout: number): Promise<RunnerMessage | undefined> {
    return new Promise((resolve) => {
      const settle = (message: RunnerMessage | undefined): void => {
        clearTimeout(timer)
        this.#waiting = undefined
        resolve(message)
      }
      const timer = setTimeout(settle, timeout, undefined)
      this.#waiting = settle
      if (this.#early !== undefined) this.#say(this.#early)
    })
  }

  send(line: string): void {
    const stdin = this.#child.stdin as Writable
    stdin.write(`${line}\n`)
  }

  /** Ends it at once, with all that it started. */
  kill(): void {
    const { pid } = this.#child
    try {
      if (pid !== undefined && process.platform !== 'win32') process.kill(-pid, 'SIGKILL')
      else this.#child.kill('SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }

  #heard(line: string): void {
    try {
      this.#say(JSON.parse(line) as RunnerMessage)
    } catch {
      // Not ours: the function wrote where it should not.
    }
  }

  #say(message: RunnerMessage): void {
    this.#early = this.#waiting === undefined ? message : undefined
    this.#waiting?.(message)
  }
}

export type Print = (line: string, stream: 'out' | 'err') => void

/** Characters of a line of answers: the largest payload, written as a JSON string. */
const answerLimit = 16 * 1024 * 1024
const lineLimit = 16 * 1024

// Seen: the words of Lambda's runtime.
function exitMessage(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Error: Runtime exited with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`
  return code === 0 ? 'Error: Runtime exited without providing a reason' : `Error: Runtime exited with error: exit status ${code}`
}
