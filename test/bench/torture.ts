/** `npm run torture -- --trials 500 [--durability write]`: kills a loaded daemon that often, and exits 1 where that cost anything. */
import { parseArgs } from 'node:util'
import { daemonHome } from '../support/daemon.ts'
import { type TortureOptions, torture, tortureEnvironment } from '../support/torture.ts'

const { values } = parseArgs({ options: { trials: { type: 'string', default: '100' }, durability: { type: 'string', default: 'flush' } } })
const durability: TortureOptions['durability'] = values.durability === 'write' ? 'write' : 'flush'
const cleanups: (() => unknown)[] = []
const home = daemonHome({ teardown: (callback) => void cleanups.push(callback) }, tortureEnvironment)
const report = (line: string): void => void process.stderr.write(process.stderr.isTTY ? `\r${line}` : '')
try {
  const { trials, acknowledged, lost, duplicated, invented } = await torture(home, {
    trials: Number(values.trials),
    durability,
    random: Math.random,
    report,
  })
  process.stdout.write(`${trials} trials, ${acknowledged} acknowledged writes (durability ${durability})\n`)
  for (const [name, list] of Object.entries({ lost, duplicated, invented }))
    process.stdout.write(`${name}: ${list.length} ${list.join('; ')}\n`)
  process.exitCode = lost.length + duplicated.length + invented.length > 0 ? 1 : 0
} finally {
  for (const cleanup of cleanups) await cleanup()
}
