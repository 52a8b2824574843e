import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Environment } from '../client/home.ts'
import { daemonEntry } from './daemon-entry.ts'
import { DaemonError } from './daemon-error.ts'
import type { Launch, LaunchResult } from './messages.ts'

/** Starts the daemon's process in a session of its own, where it outlives the terminal. Its own output goes to its log. */
export function spawnDetached(launch: Launch, env: Environment): ChildProcess {
  mkdirSync(dirname(launch.logFile), { recursive: true, mode: 0o700 })
  const log = openSync(launch.logFile, 'a', 0o600)
  try {
    const options = {
      detached: true,
      windowsHide: true,
      env: daemonEnvironment(env),
      stdio: ['ignore', log, log, 'ipc'] as ('ignore' | 'ipc' | number)[],
    }
    return spawn(process.execPath, [daemonEntry(), JSON.stringify(launch)], options)
  } finally {
    closeSync(log)
  }
}

/** Starts the daemon's process as a part of this one's job, with the same output. */
export function spawnAttached(launch: Launch, env: Environment): ChildProcess {
  return spawn(process.execPath, [daemonEntry(), JSON.stringify(launch)], {
    env: daemonEnvironment(env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** Without what costs the daemon time at its start and gives it nothing. */
function daemonEnvironment(env: Environment): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_EXTRA_CA_CERTS, NODE_V8_COVERAGE, ...rest } = env
  return rest
}

/** What the process said about its start. @throws DaemonError where it ended or said nothing in time */
export function launchResult(child: ChildProcess, logFile: string, timeout: number): Promise<LaunchResult> {
  return new Promise((resolve, reject) => {
    const fail = (error: DaemonError): void => {
      clearTimeout(timer)
      reject(error)
    }
    const seeLog = `${logFile} may tell why.`
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new DaemonError('startTimeout', `The daemon did not answer within ${timeout / 1000} seconds and was ended.`, seeLog))
    }, timeout)
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve(message as LaunchResult)
    })
    child.once('error', (error) => fail(new DaemonError('startFailed', `The daemon could not be started: ${error.message}`)))
    child.once('exit', (code, signal) => {
      fail(new DaemonError('startFailed', `The daemon ended at its start (${signal ?? `exit code ${code}`}).`, seeLog))
    })
  })
}
