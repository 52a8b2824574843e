/** Daemons in processes of their own, each test with a home of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../src/client/home.ts'
import { isSameProcess } from '../../src/daemon/process-facts.ts'
import { type RunInfo, readRunFile } from '../../src/daemon/run-file.ts'
import type { DaemonSettings } from '../../src/daemon/settings.ts'
import { type Started, startDaemon } from '../../src/daemon/start-daemon.ts'

interface Test {
  teardown(callback: () => unknown): void
}

export interface DaemonHome {
  readonly home: string
  readonly env: Environment
  /** On a free port. */
  start(settings?: Partial<DaemonSettings>, name?: string): Promise<Started>
}

/** Every daemon that was started in it ends with the test. */
export function daemonHome(t: Test, more: Environment = {}): DaemonHome {
  const home = mkdtempSync(join(tmpdir(), 'cogmock-home-'))
  const { NODE_EXTRA_CA_CERTS, COGMOCK_NAME, ...rest } = process.env
  const env = { ...rest, ...more, COGMOCK_HOME: home }
  const runs: RunInfo[] = []
  t.teardown(() => {
    const named = readRunFile(join(home, 'default', 'daemon.json'))
    for (const run of named === undefined ? runs : [...runs, named]) kill(run)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  })
  const start = async (settings: Partial<DaemonSettings> = {}, name?: string): Promise<Started> => {
    const started = await startDaemon({ env, name, settings: { port: 0, ...settings } })
    runs.push(started.run)
    return started
  }
  return { home, env, start }
}

/** Ends a daemon at once, unless it has ended and its pid is another's. */
export function kill(run: RunInfo): void {
  if (isSameProcess(run) === true) process.kill(run.pid, 'SIGKILL')
}
