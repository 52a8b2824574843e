/** Whole processes of the command line, as a multiple of `node -e 0`. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { daemonHome } from '../support/daemon.ts'
import { dist } from '../support/place.ts'

const rounds = 31
const program = join(dist, 'cli.cjs')

interface Row {
  readonly words: readonly string[]
  /** The most that it may cost. */
  readonly limit: number
}

const rows: Readonly<Record<string, Row>> = {
  'cogmock cognito-idp list-user-pools --max-results 10': {
    words: [program, 'cognito-idp', 'list-user-pools', '--max-results', '10'],
    limit: 1.6,
  },
  'cogmock --help': { words: [program, '--help'], limit: 2 },
  'cogmock status': { words: [program, 'status'], limit: 4 },
  'one press of the Tab key': { words: [program, '__complete', '--', 'cognito-idp', 'list-users', '--user-pool-id', ''], limit: 4 },
}

const cleanups: (() => unknown)[] = []
const { env, start } = daemonHome({ teardown: (callback) => void cleanups.push(callback) })
try {
  await start()
  const time = (words: readonly string[]): number => {
    const begin = process.hrtime.bigint()
    const { status } = spawnSync(process.execPath, words, { env, stdio: 'ignore' })
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
    return Number(process.hrtime.bigint() - begin) / 1e6
  }
  const times = new Map<string, number[]>([['', []], ...Object.keys(rows).map((name): [string, number[]] => [name, []])])
  // In turns, so that whatever else the machine does disturbs all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [name, list] of times) list.push(time(rows[name]?.words ?? ['-e', '0']))
  }
  const median = (name: string): number => times.get(name)?.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
  const empty = median('')
  process.stdout.write(`  node -e 0: ${empty.toFixed(1)} ms, the median of ${rounds}\n`)
  for (const [name, { limit }] of Object.entries(rows)) {
    const ratio = median(name) / empty
    process.stdout.write(
      `  ${ratio <= limit ? 'ok  ' : 'MISS'} ${ratio.toFixed(2)} times (at most ${limit}): ${name}, ${median(name).toFixed(1)} ms\n`,
    )
    if (ratio > limit) process.exitCode = 1
  }
} finally {
  for (const cleanup of cleanups) await cleanup()
}
