import { join } from 'node:path'
import { usageFailure } from './failure.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The user's own folder. Most environments name it; asking the system takes loading a module. */
export function homeFolder(env: Environment): string {
  return env.HOME || process.getBuiltinModule('node:os').homedir()
}

/** The folder that everything of ours lives in: `COGMOCK_HOME`, else where the platform keeps such state. */
export function cogmockHome(env: Environment): string {
  if (env.COGMOCK_HOME) return env.COGMOCK_HOME
  const home = homeFolder(env)
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'cogmock')
  if (process.platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'cogmock')
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'cogmock')
}

/** `--name` of a daemon, else `COGMOCK_NAME`, else `default`. @throws Failure where a folder of ours cannot be called so */
export function daemonName(env: Environment, name?: string): string {
  const given = name || env.COGMOCK_NAME || 'default'
  // What lies beside the folders of daemons ends with .json.
  if (/^\w[\w.-]{0,63}$/.test(given) && !given.endsWith('.json')) return given
  throw usageFailure(`${JSON.stringify(given)} cannot be the name of an emulator: letters, digits, - and _ make one.`)
}

/** State, log and run file of one daemon. */
export function daemonFolder(env: Environment, name?: string): string {
  return join(cogmockHome(env), daemonName(env, name))
}

/** Where a running daemon says how it is reached: JSON with at least `url`, and `region`. */
export function runFile(env: Environment, name?: string): string {
  return join(daemonFolder(env, name), 'daemon.json')
}

/** What `cogmock config` keeps: JSON, its `endpoint` used by every client command. */
export function configFile(env: Environment): string {
  return join(cogmockHome(env), 'config.json')
}
