import type { Environment } from '../client/home.ts'
import { type ProbedHealth, probe } from './probe.ts'
import { isSameProcess } from './process-facts.ts'
import { daemonPaths, type RunInfo, readRunFile } from './run-file.ts'

export type DaemonStatus =
  | { readonly state: 'running'; readonly run: RunInfo; readonly health: ProbedHealth }
  /** Its process is there and does not answer. */
  | { readonly state: 'unresponsive'; readonly run: RunInfo }
  /** It left its run file behind. */
  | { readonly state: 'died'; readonly run: RunInfo }
  | { readonly state: 'stopped' }

export async function daemonStatus(env: Environment, name?: string): Promise<DaemonStatus> {
  const run = readRunFile(daemonPaths(env, name).run)
  if (run === undefined) return { state: 'stopped' }
  if (isSameProcess(run) === false) return { state: 'died', run }
  const health = await probe(run.url)
  if (health?.nonce === run.nonce) return { state: 'running', run, health }
  // It may have stopped while it was asked; or its pid and its port are others' by now.
  return { state: isSameProcess(run) === true ? 'unresponsive' : 'died', run }
}
