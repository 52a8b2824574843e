import { setTimeout as wait } from 'node:timers/promises'
import type { Environment } from '../client/home.ts'
import { DaemonError } from './daemon-error.ts'
import { command, probe } from './probe.ts'
import { isRunning, isSameProcess } from './process-facts.ts'
import { daemonPaths, type RunInfo, readRunFile, removeRunFile } from './run-file.ts'

export interface Stopped {
  /** False where nothing was running. */
  readonly stopped: boolean
  /** What it took: it was asked, it was told by a signal, or it was ended. */
  readonly how?: 'asked' | 'terminated' | 'killed'
  readonly run?: RunInfo
}

export interface StopOptions {
  readonly env: Environment
  readonly name?: string | undefined
  /** Milliseconds until a daemon that does not end is ended. Compacting a million users takes some ten seconds. */
  readonly timeout?: number
}

/** Requests under way are answered and the state is compacted first. @throws DaemonError */
export async function stopDaemon({ env, name, timeout = 60_000 }: StopOptions): Promise<Stopped> {
  const paths = daemonPaths(env, name)
  const run = readRunFile(paths.run)
  if (run === undefined) return { stopped: false }
  if (!(await isOurs(run))) {
    removeRunFile(paths.run, run.nonce)
    return { stopped: false }
  }
  const how = await end(run, timeout)
  if (!(await gone(run, how === 'killed' ? 5000 : 0))) {
    throw new DaemonError('stopFailed', `The daemon ${run.name} (pid ${run.pid}) could not be ended.`)
  }
  removeRunFile(paths.run, run.nonce)
  return { stopped: true, how, run }
}

/** Never end a process that only has the pid. */
async function isOurs(run: RunInfo): Promise<boolean> {
  return isSameProcess(run) ?? (await probe(run.url))?.nonce === run.nonce
}

async function end(run: RunInfo, timeout: number): Promise<'asked' | 'terminated' | 'killed'> {
  const answer = await command(run.url, '/_cogmock/shutdown', run.token, Math.min(5000, timeout))
  if (answer?.status === 202 && (await gone(run, timeout))) return 'asked'
  if (answer?.status !== 202) {
    signal(run, 'SIGTERM')
    if (await gone(run, timeout)) return 'terminated'
  }
  signal(run, 'SIGKILL')
  return 'killed'
}

function signal({ pid }: RunInfo, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself meanwhile.
  }
}

async function gone(run: RunInfo, timeout: number): Promise<boolean> {
  for (let waited = 0; ; waited += 20) {
    if (!isRunning(run.pid) || isSameProcess(run) === false) return true
    if (waited >= timeout) return false
    await wait(20)
  }
}
