import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Environment } from '../client/home.ts'
import { DaemonError } from './daemon-error.ts'
import { daemonStatus } from './daemon-status.ts'
import { launchResult, spawnAttached, spawnDetached } from './launch.ts'
import type { Launch, LaunchResult } from './messages.ts'
import { isSameProcess } from './process-facts.ts'
import { daemonPaths, type RunInfo } from './run-file.ts'
import { type DaemonSettings, defaultSettings, memoryState } from './settings.ts'

export interface StartOptions {
  readonly env: Environment
  readonly name?: string | undefined
  /** What was asked for; the rest is as `defaultSettings` has it. */
  readonly settings?: Partial<DaemonSettings>
  /** Milliseconds until a daemon that does not answer is ended. A state of a million users takes some ten seconds to read. */
  readonly timeout?: number
}

export interface Started {
  readonly run: RunInfo
  /** It was running before. */
  readonly already: boolean
  /** What was asked for and is otherwise in the daemon that was running before. */
  readonly ignored: readonly (keyof DaemonSettings)[]
}

/** Milliseconds between two looks at a daemon that somebody else is starting. */
const lookAgain = 50

/**
 * Starts a daemon, and resolves when it answers. Where it runs already, that is not an error.
 * @throws DaemonError
 */
export async function startDaemon(options: StartOptions): Promise<Started> {
  const { env, name, settings = {}, timeout = 120_000 } = options
  const status = await daemonStatus(env, name)
  if (status.state === 'running') return { run: status.run, already: true, ignored: differing(settings, status.run) }
  if (status.state === 'unresponsive') throw unresponsive(status.run)
  const launch = launchOf(options, false)
  const child = spawnDetached(launch, env)
  try {
    const result = await launchResult(child, launch.logFile, timeout)
    if (result.type === 'ready') return { run: result.run, already: false, ignored: [] }
    return await startedByOther(result, options, timeout)
  } finally {
    if (child.connected) child.disconnect()
    child.unref()
  }
}

/**
 * Runs a daemon until it ends; the signals that this process gets are its own.
 * @param ready called when it answers
 * @returns its exit code
 * @throws DaemonError
 */
export async function runDaemon(options: StartOptions, ready: (run: RunInfo) => void): Promise<number> {
  const { env, name, timeout = 120_000 } = options
  const status = await daemonStatus(env, name)
  if (status.state === 'running') throw alreadyRunning(status.run)
  if (status.state === 'unresponsive') throw unresponsive(status.run)
  const launch = launchOf(options, true)
  const child = spawnAttached(launch, env)
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  // A terminal sends an interrupt to both; the daemon would take a second one for impatience.
  const wait = (): void => {}
  process.on('SIGTERM', forward).on('SIGHUP', forward).on('SIGINT', wait)
  try {
    const result = await launchResult(child, launch.logFile, timeout)
    if (result.type === 'failed') throw new DaemonError(result.code, result.message, result.hint)
    ready(result.run)
    return await ended
  } finally {
    process.off('SIGTERM', forward).off('SIGHUP', forward).off('SIGINT', wait)
  }
}

function launchOf({ env, name, settings = {} }: StartOptions, foreground: boolean): Launch {
  const paths = daemonPaths(env, name)
  const chosen = { ...defaultSettings, state: paths.state, ...settings }
  const state = chosen.state === memoryState ? memoryState : resolve(chosen.state)
  return { name: paths.name, runFile: paths.run, logFile: paths.log, settings: { ...chosen, state }, foreground }
}

/** Two starts at the same moment: the one that lost the state waits for the other's daemon. */
async function startedByOther(result: LaunchResult & { type: 'failed' }, { env, name }: StartOptions, timeout: number): Promise<Started> {
  const failure = new DaemonError(result.code, result.message, result.hint)
  const { owner } = result
  if (owner === undefined) throw failure
  for (let waited = 0; waited < timeout; waited += lookAgain) {
    const status = await daemonStatus(env, name)
    if (status.state === 'running') {
      if (status.run.nonce !== owner.nonce) throw failure
      return { run: status.run, already: true, ignored: [] }
    }
    // It answers and is not ours: a daemon of another name has the state.
    if (owner.url !== null || isSameProcess(owner) === false) throw failure
    await wait(lookAgain)
  }
  throw failure
}

function differing(asked: Partial<DaemonSettings>, { settings, url }: RunInfo): (keyof DaemonSettings)[] {
  const running: DaemonSettings = { ...settings, port: asked.port === 0 ? 0 : Number(new URL(url).port) }
  const wanted = asked.state === undefined || asked.state === memoryState ? asked : { ...asked, state: resolve(asked.state) }
  return (Object.keys(wanted) as (keyof DaemonSettings)[]).filter(
    (key) => wanted[key] !== undefined && JSON.stringify(wanted[key]) !== JSON.stringify(running[key]),
  )
}

const alreadyRunning = ({ name, url, pid }: RunInfo): DaemonError =>
  new DaemonError('stateOwned', `The daemon ${name} is running already at ${url} (pid ${pid}).`, 'Stop it with `cogmock stop`.')

const unresponsive = ({ name, pid }: RunInfo): DaemonError =>
  new DaemonError('startFailed', `The daemon ${name} runs (pid ${pid}) but does not answer.`, 'End it with `cogmock stop`.')
