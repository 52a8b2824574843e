import { daemonPaths, readRunFile } from './run-file.ts'
import { type Started, type StartOptions, startDaemon } from './start-daemon.ts'
import { stopDaemon } from './stop-daemon.ts'

/**
 * Stops the daemon, where it runs, and starts it with the settings that it had, but for those that are asked for now. One that died is
 * started as it was.
 * @throws DaemonError
 */
export async function restartDaemon(options: StartOptions): Promise<Started> {
  const { env, name, settings = {} } = options
  const run = readRunFile(daemonPaths(env, name).run)
  await stopDaemon({ env, name })
  // It keeps the port that it got, so that clients find it again.
  const kept = run === undefined ? {} : { ...run.settings, port: Number(new URL(run.url).port) }
  return startDaemon({ ...options, settings: { ...kept, ...settings } })
}
