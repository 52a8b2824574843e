/** What the system knows about a process. A pid alone says little: it may be another's by now, or a dead process nobody waited for. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When a process began, in a form to compare only; null where it is gone, is a zombie, or the system does not say. */
export function processStart(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = linuxStat(pid)
    return stat === undefined || stat.state === 'Z' || stat.state === 'X' ? null : stat.start
  }
  if (process.platform === 'win32') return null
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    )
  } catch {
    return null
  }
}

/** Whether there is a process of this pid that runs; it need not be the one that had it before. */
export function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return processStart(pid) !== null
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether it is this very process that runs; undefined where only asking it would tell. */
export function isSameProcess({
  pid,
  processStart: start,
}: {
  readonly pid: number
  readonly processStart: string | null
}): boolean | undefined {
  if (!isRunning(pid)) return false
  return start === null ? undefined : processStart(pid) === start
}

function linuxStat(pid: number): { readonly state: string; readonly start: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in parentheses, may have spaces and parentheses itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', start: fields[19] ?? '' }
  } catch {
    return undefined
  }
}
