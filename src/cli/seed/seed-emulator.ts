import type { Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import type { Action } from './action.ts'
import { apply } from './apply.ts'
import { plan } from './plan.ts'
import type { Seed } from './read-seed.ts'

/** Above this many actions their names are not printed one by one. */
const manyActions = 50

/** Plans and, unless it is a dry run, does it, with a progress line on a terminal. @returns what was (or would be) done */
export async function seedEmulator({ seed, whereIs }: Seed, connection: Connection, dryRun: boolean, io: Io): Promise<readonly Action[]> {
  const actions = await plan(seed, connection)
  if (dryRun || actions.length === 0) return actions
  const progress = await progressLine(actions.length, io)
  try {
    await apply(actions, whereIs, (action, done) => progress.show(`${action.what} (${done}/${actions.length})`))
  } finally {
    progress.stop()
  }
  return actions
}

async function progressLine(count: number, io: Io) {
  // A terminal of no width, as `script` and some containers make them, keeps ora busy for ever.
  if (!io.err.isTty || !io.err.columns || count < 5) return { show: () => {}, stop: () => {} }
  const { default: ora } = await import('ora')
  const spinner = ora({ stream: process.stderr, text: `0/${count}` }).start()
  return {
    show: (text: string) => {
      spinner.text = text
    },
    stop: () => void spinner.stop(),
  }
}

/** The report: a line for each action, or for very many a line for each kind. */
export function report(actions: readonly Action[], dryRun: boolean, file: string): string {
  if (actions.length === 0) return `Nothing to do: everything in ${file} is there already.\n`
  const verbs = { create: dryRun ? 'would create' : 'created', change: dryRun ? 'would change' : 'changed' }
  const line = ({ verb, what, detail }: Action) => `${verbs[verb]} ${what}${detail === undefined ? '' : `: ${detail}`}\n`
  if (actions.length <= manyActions) return actions.map(line).join('')
  const counts = new Map<string, number>()
  for (const { verb, what } of actions) {
    const [kind = what] = /^(user pool|resource server|\w+)/.exec(what) ?? []
    const key = `${verbs[verb]} ${kind}s`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => `${key}: ${count}\n`).join('')
}
