import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { daemonFolder, daemonName, type Environment, runFile } from '../client/home.ts'
import { removeFile } from './remove-file.ts'
import type { DaemonSettings } from './settings.ts'

/** What a running daemon says about itself, in `daemon.json`. One that died leaves it behind. */
export interface RunInfo {
  /** Where it answers, on this machine. */
  readonly url: string
  readonly pid: number
  /** When the process began, as the system has it: tells it from another that got its pid. Null where the system does not say. */
  readonly processStart: string | null
  /** What `GET /_cogmock/health` answers too. */
  readonly nonce: string
  /** For `shutdown` and `reset`. */
  readonly token: string
  readonly name: string
  readonly region: string
  readonly version: string
  readonly stateFile: string | null
  readonly logFile: string
  /** Seconds since the epoch. */
  readonly started: number
  readonly settings: DaemonSettings
}

export interface DaemonPaths {
  readonly name: string
  readonly folder: string
  readonly run: string
  readonly log: string
  /** The default state file. */
  readonly state: string
}

export function daemonPaths(env: Environment, name?: string): DaemonPaths {
  const folder = daemonFolder(env, name)
  return {
    name: daemonName(env, name),
    folder,
    run: runFile(env, name),
    log: join(folder, 'daemon.log'),
    state: join(folder, 'state.json'),
  }
}

/** Where the functions of a daemon print to: beside its own log. */
export const functionLogOf = (logFile: string): string => logFile.replace(/(\.log)?$/, '-functions.log')

/** Where log delivery writes: a folder beside the log. */
export const deliveriesOf = (logFile: string): string => join(dirname(logFile), 'delivered-logs')

export function readRunFile(path: string): RunInfo | undefined {
  try {
    const run = JSON.parse(readFileSync(path, 'utf8')) as RunInfo
    return typeof run.pid === 'number' && typeof run.url === 'string' && typeof run.nonce === 'string' ? run : undefined
  } catch {
    return undefined
  }
}

/** Nobody ever reads half of it. */
export function writeRunFile(path: string, run: RunInfo): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${run.nonce}`
  writeFileSync(unfinished, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 })
  renameSync(unfinished, path)
}

/** Removes it, unless another daemon has written its own meanwhile. */
export function removeRunFile(path: string, nonce: string): void {
  if (readRunFile(path)?.nonce === nonce) removeFile(path)
}
