import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Environment } from '../client/home.ts'
import { DaemonError } from './daemon-error.ts'
import { daemonStatus } from './daemon-status.ts'
import { command } from './probe.ts'
import { daemonPaths } from './run-file.ts'
import { lockState } from './state-lock.ts'

export type Reset =
  /** The running daemon goes on with nothing in it. */
  | { readonly from: 'daemon'; readonly removed: number }
  /** No daemon runs: its files were removed. */
  | { readonly from: 'files'; readonly files: readonly string[] }

/** @param state the state file of a daemon that does not run, where it is not the default one @throws DaemonError */
export async function resetState({
  env,
  name,
  state,
}: {
  env: Environment
  name?: string | undefined
  state?: string | undefined
}): Promise<Reset> {
  const status = await daemonStatus(env, name)
  if (status.state === 'unresponsive') {
    throw new DaemonError(
      'stateOwned',
      `The daemon ${status.run.name} (pid ${status.run.pid}) does not answer.`,
      'End it with `cogmock stop`.',
    )
  }
  if (status.state === 'running') {
    const answer = await command(status.run.url, '/_cogmock/reset', status.run.token, 60_000)
    if (answer?.status !== 200)
      throw new DaemonError('stateUnusable', 'The daemon could not empty its state.', `${status.run.logFile} may tell why.`)
    return { from: 'daemon', removed: (answer.json as { removed: number }).removed }
  }
  const died = status.state === 'died' ? (status.run.stateFile ?? undefined) : undefined
  return { from: 'files', files: await removeFiles(resolve(state ?? died ?? daemonPaths(env, name).state)) }
}

async function removeFiles(file: string): Promise<string[]> {
  const [folder, base] = [dirname(file), file.replace(/\.json$/, '')]
  if (!existsSync(folder)) return []
  const lock = await lockState(`${base}.lock`, `reset-${process.pid}`)
  if (!('release' in lock))
    throw new DaemonError('stateOwned', `${file} belongs to a running daemon (pid ${lock.pid}).`, 'Stop that one first.')
  try {
    const journal = basename(`${base}.journal`)
    const isPart = (name: string) =>
      [basename(file), `${basename(file)}.tmp`, journal].includes(name) || (name.startsWith(`${journal}.`) && /\.\d+$/.test(name))
    const files = readdirSync(folder)
      .filter(isPart)
      .map((name) => join(folder, name))
    for (const path of files) rmSync(path)
    return files
  } finally {
    lock.release()
  }
}
