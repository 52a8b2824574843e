/**
 * The program of a process that runs one JavaScript or TypeScript function. Events come as lines on stdin, answers go as lines to
 * descriptor 3; what the function prints is its own. The process ends with the daemon: stdin ends then, and a thread looks after it too.
 */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { RunnerMessage } from './function-process.ts'
import { loadedHandler } from './load-handler.ts'

interface Call {
  readonly requestId: string
  readonly functionArn: string
  readonly functionName: string
  /** Milliseconds. */
  readonly timeout: number
  readonly event: string
}

const answers = 3
// AWS: "Lambda quotas", invocation payload. Seen: the number, and the sentence.
const payloadAtMost = 6_291_556

function say(message: RunnerMessage): void {
  const line = Buffer.from(`${JSON.stringify(message)}\n`)
  for (let written = 0; written < line.length; ) written += writeSync(answers, line, written)
}

/** As Lambda reports what was thrown; its stack goes to the log. */
function failure(thrown: unknown, type?: string): RunnerMessage {
  if (!(thrown instanceof Error)) return { error: { errorType: type ?? typeof thrown, errorMessage: String(thrown) } }
  process.stderr.write(`${thrown.stack ?? thrown.message}\n`)
  return { error: { errorType: type ?? thrown.name, errorMessage: thrown.message } }
}

async function serve(): Promise<void> {
  const [, , file = '', wanted = ''] = process.argv
  process.argv.splice(1, 3, file)
  new Worker(__filename, { workerData: process.ppid }).unref()
  const waiting: Call[] = []
  let next: ((call: Call) => void) | undefined
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      const call = JSON.parse(line) as Call
      if (next === undefined) waiting.push(call)
      else next(call)
    })
    .on('close', end)
  const crash = (error: unknown, type: string): never => {
    say({ ...failure(error, type), last: true })
    process.exit(129)
  }
  process.on('uncaughtException', (error) => crash(error, error.name))
  process.on('unhandledRejection', (reason) => crash(reason, 'Runtime.UnhandledPromiseRejection'))
  const loaded = await loadedHandler(file, wanted).catch((error: unknown) => {
    say({ loaded: false, ...failure(error, 'Runtime.ImportModuleError') })
    return process.exit(1)
  })
  say({ loaded: true, files: loaded.files })
  for (;;) {
    const call =
      waiting.shift() ??
      (await new Promise<Call>((resolve) => {
        next = resolve
      }))
    next = undefined
    // A callback that nothing can call any more is noticed by the end of the event loop.
    process.stdin.unref()
    const message = await answered(loaded.handler, call)
    process.stdin.ref()
    say(message)
  }
}

type Handler = (event: unknown, context: object, callback: (error: unknown, result?: unknown) => void) => unknown

function answered(handler: Handler, call: Call): Promise<RunnerMessage> {
  return new Promise((resolve) => {
    const settle = (message: RunnerMessage): void => {
      process.off('beforeExit', empty)
      resolve(message)
    }
    const succeed = (result?: unknown): void => settle(marshalled(result))
    const fail = (error: unknown): void => settle(failure(error))
    const done = (error: unknown, result?: unknown): void => (error === undefined || error === null ? succeed(result) : fail(error))
    // AWS: a handler that neither returns a promise nor calls back has answered null when nothing is left to do.
    const empty = (): void => succeed(null)
    process.once('beforeExit', empty)
    try {
      const result = handler(JSON.parse(call.event), { ...contextOf(call), done, succeed, fail }, done)
      if (isPromise(result)) result.then(succeed, fail)
    } catch (error) {
      fail(error)
    }
  })
}

function marshalled(result: unknown): RunnerMessage {
  try {
    const payload = JSON.stringify(result) ?? 'null'
    const size = Buffer.byteLength(payload)
    if (size <= payloadAtMost) return { payload }
    const errorMessage = `Response payload size (${size} bytes) exceeded maximum allowed payload size (${payloadAtMost} bytes).`
    return { error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } }
  } catch (error) {
    return failure(error, 'Runtime.MarshalError')
  }
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

// AWS: "Using the Lambda context object to retrieve Node.js function information".
function contextOf({ requestId, functionArn, functionName, timeout }: Call): object {
  const until = performance.now() + timeout
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: '128',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'cogmock',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(until - performance.now())),
  }
}

/** Milliseconds between two looks at whether the daemon is there. */
const lookAgain = 1000

/** The other thread: a function that never returns keeps the first one from noticing the end of stdin. */
function watch(daemon: number): void {
  setInterval(() => {
    if (process.ppid !== daemon) end()
  }, lookAgain)
}

/** Ends the process, with all that the function started. */
function end(): void {
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL')
}

if (isMainThread) void serve()
else watch(workerData as number)
