import type { RunInfo } from '../../daemon/run-file.ts'
import type { Started } from '../../daemon/start-daemon.ts'
import { optionName } from '../command.ts'
import type { Io } from '../io.ts'
import { style } from '../style.ts'

/** Where it is: the facts that every command about a daemon shows. */
export function whereabouts({ url, stateFile, pid, logFile, region }: RunInfo): readonly (readonly [string, string])[] {
  return [
    ['endpoint', url],
    ['region', region],
    ['state', stateFile ?? 'in memory'],
    ['log', logFile],
    ['pid', String(pid)],
  ]
}

export function reportStarted({ run, already, ignored }: Started, json: boolean, io: Io): void {
  if (json) {
    io.out.write(`${JSON.stringify({ already, ...Object.fromEntries(whereabouts(run)), pid: run.pid }, null, 2)}\n`)
  } else {
    const { bold, dim } = style(io.out, io.env)
    io.out.write(`${already ? 'cogmock is running already' : 'cogmock is running'} at ${bold(run.url)}\n`)
    for (const [name, value] of whereabouts(run).slice(1)) io.out.write(`  ${dim(name.padEnd(8))} ${value}\n`)
  }
  if (ignored.length > 0) {
    const options = ignored.map((key) => `--${optionName(key === 'allowHosts' ? 'allowHost' : key)}`).join(', ')
    io.err.write(`It runs with another ${options}. \`cogmock restart ${options.replaceAll(',', ' ...')} ...\` changes that.\n`)
  }
}
