/** The processes that run functions: kept warm, replaced when a file of theirs changes, never more than a few. */
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseEnv } from 'node:util'
import type { FunctionCall, FunctionCode, LambdaResult } from '../../ports.ts'
import { fileLog } from '../file-log.ts'
import { FunctionProcess, type RunnerMessage } from './function-process.ts'
import { accessDenied, patience, socketTimeout } from './outcomes.ts'
import { runnerOf } from './runner.ts'

type FileCode = FunctionCode & { readonly kind: 'file' }

export interface Processes {
  /** Never rejects. */
  run(call: FunctionCall, code: FileCode): Promise<LambdaResult>
  /** Ends the processes of a function, after the events that they work on. */
  retire(functionName: string): void
}

/** Milliseconds that a function may take to load, as on AWS. */
const loadingPatience = 10_000
/** Of one function: as many events as are worked on at once. A function that calls back may cause itself to be called. */
const processesAtMost = 10
/** Milliseconds until a process that nobody asks anything ends. */
const idleTime = 15 * 60_000
/** Characters that one event's output may have. */
const outputAtMost = 256 * 1024

/** What is known of a process beside what it says. */
interface Worker {
  readonly process: FunctionProcess
  readonly code: string
  /** The function's files, as they were when it was loaded. */
  versions: ReadonlyMap<string, string>
  printed: number
  /** It ends with the event that it works on. */
  retired?: true
  idleTimer?: NodeJS.Timeout
}

interface Pool {
  readonly all: Set<Worker>
  readonly idle: Worker[]
  /** Those who wait for a process to become free. */
  readonly waiting: (() => void)[]
}

export function startProcesses(logFile: string, environment: () => Readonly<Record<string, string | undefined>>): Processes {
  const log = fileLog(logFile, 'info')
  const pools = new Map<string, Pool>()
  process.on('exit', () => {
    for (const { all } of pools.values()) for (const { process: child } of all) child.kill()
  })

  const start = (name: string, code: FileCode, pool: Pool): Worker => {
    const say = (line: string, stream: 'out' | 'err'): void => {
      worker.printed += line.length
      if (worker.printed - line.length > outputAtMost) return
      const text = worker.printed > outputAtMost ? `(what else it printed for this event is left out)` : line
      if (stream === 'err') log.warn(`${name} ${text}`)
      else log.info(`${name} ${text}`)
    }
    const ended = (): void => discard(worker, pool)
    const env = { ...process.env, ...environment(), ...lambdaEnvironment(name, code), ...ownEnvironment(code) }
    const child = new FunctionProcess(runnerOf(code.file, code.handler), dirname(code.file), env, say, ended)
    const worker: Worker = { process: child, code: JSON.stringify(code), versions: new Map(), printed: 0 }
    pool.all.add(worker)
    return worker
  }

  /** A process that is ready for an event, or why there is none. */
  const taken = async (name: string, code: FileCode): Promise<Worker | LambdaResult> => {
    const pool = poolOf(pools, name)
    const known = await freshIdle(pool, JSON.stringify(code))
    if (known !== undefined) return known
    while (pool.all.size >= processesAtMost) {
      const free = await freed(pool)
      if (!free) return socketTimeout(`${processesAtMost} events keep it busy.`)
      const other = await freshIdle(pool, JSON.stringify(code))
      if (other !== undefined) return other
    }
    const began = Date.now()
    let worker: Worker
    try {
      worker = start(name, code, pool)
    } catch (error) {
      return accessDenied(error instanceof Error ? error.message : String(error))
    }
    const message = await worker.process.next(loadingPatience)
    if (message?.loaded === true) {
      worker.versions = await versionsOf([...(message.files ?? []), ...(code.envFile === undefined ? [] : [code.envFile])], began)
      return worker
    }
    worker.process.kill()
    if (message === undefined) return socketTimeout(`${code.file} was not loaded within ${loadingPatience / 1000} seconds.`)
    return { kind: 'functionError', errorMessage: message.error?.errorMessage ?? 'The function could not be loaded' }
  }

  return {
    async run({ functionName: name, functionArn, requestId, event }, code) {
      const worker = await taken(name, code)
      if ('kind' in worker) return failed(worker)
      worker.printed = 0
      const began = performance.now()
      worker.process.send(JSON.stringify({ requestId, functionArn, functionName: name, timeout: patience, event }))
      const message = await worker.process.next(patience)
      const took = Math.round(performance.now() - began)
      const result = resultOf(message, requestId)
      if (message === undefined || message.last || worker.retired) worker.process.kill()
      else if (!worker.process.ended) release(worker, poolOf(pools, name), message)
      log.info(`${name} ${requestId} ${spoken(result)} in ${took} ms`)
      return result

      function failed(outcome: LambdaResult): LambdaResult {
        log.warn(`${name} ${requestId} ${spoken(outcome)}`)
        return outcome
      }
    },
    retire(name) {
      const pool = pools.get(name)
      for (const worker of pool?.all ?? []) {
        if (pool?.idle.includes(worker)) worker.process.kill()
        else worker.retired = true
      }
    },
  }
}

function resultOf(message: RunnerMessage | undefined, requestId: string): LambdaResult {
  if (message === undefined) return socketTimeout(`it did not answer within ${patience / 1000} seconds and was ended.`)
  const { error, payload = 'null' } = message
  if (error === undefined) return { kind: 'answer', payload }
  // Seen: Lambda names the request where the process ended.
  const prefix = error.errorType === 'Runtime.ExitError' ? `RequestId: ${requestId} ` : ''
  return { kind: 'functionError', errorMessage: `${prefix}${error.errorMessage}` }
}

function spoken(result: LambdaResult): string {
  if (result.kind === 'answer') return 'answered'
  return result.kind === 'functionError' ? `failed: ${result.errorMessage}` : `failed: ${result.reason}`
}

function poolOf(pools: Map<string, Pool>, name: string): Pool {
  const known = pools.get(name)
  if (known !== undefined) return known
  const pool: Pool = { all: new Set(), idle: [], waiting: [] }
  pools.set(name, pool)
  return pool
}

/** An idle process whose code and files are what they were. Others are ended. */
async function freshIdle(pool: Pool, code: string): Promise<Worker | undefined> {
  for (let worker = pool.idle.pop(); worker !== undefined; worker = pool.idle.pop()) {
    clearTimeout(worker.idleTimer)
    const now = await versionsOf([...worker.versions.keys()])
    const same = worker.code === code && [...worker.versions].every(([file, version]) => now.get(file) === version)
    if (same && !worker.process.ended) return worker
    worker.process.kill()
    discard(worker, pool)
  }
  return undefined
}

/** @param since what was written since then, in milliseconds, has no version: nobody knows which one was loaded */
async function versionsOf(files: readonly string[], since = Number.POSITIVE_INFINITY): Promise<Map<string, string>> {
  const versions = await Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const found = await stat(file).catch(() => undefined)
      const recent = found !== undefined && found.mtimeMs > since && found.mtimeMs <= Date.now()
      return [file, recent ? 'unknown' : `${found?.mtimeMs} ${found?.size}`]
    }),
  )
  return new Map(versions)
}

function release(worker: Worker, pool: Pool, { files }: RunnerMessage): void {
  if (files !== undefined) {
    void versionsOf(files.filter((file) => !worker.versions.has(file))).then((more) => {
      worker.versions = new Map([...worker.versions, ...more])
    })
  }
  worker.idleTimer = setTimeout(() => worker.process.kill(), idleTime).unref()
  pool.idle.push(worker)
  pool.waiting.shift()?.()
}

function discard(worker: Worker, pool: Pool): void {
  clearTimeout(worker.idleTimer)
  if (!pool.all.delete(worker)) return
  const index = pool.idle.indexOf(worker)
  if (index >= 0) pool.idle.splice(index, 1)
  pool.waiting.shift()?.()
}

/** Whether a process became free in time. */
function freed({ waiting }: Pool): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (free: boolean): void => {
      clearTimeout(timer)
      if (waiting.includes(ready)) waiting.splice(waiting.indexOf(ready), 1)
      resolve(free)
    }
    const ready = (): void => settle(true)
    const timer = setTimeout(settle, patience, false)
    waiting.push(ready)
  })
}

// AWS: "Using Lambda environment variables", the reserved ones.
function lambdaEnvironment(name: string, { file, handler }: FileCode): Readonly<Record<string, string>> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'cogmock',
    LAMBDA_TASK_ROOT: dirname(file),
    _HANDLER: handler ?? '',
  }
}

/** @throws where the file cannot be read */
function ownEnvironment({ envFile }: FileCode): NodeJS.Dict<string> {
  return envFile === undefined ? {} : parseEnv(readFileSync(envFile, 'utf8'))
}
