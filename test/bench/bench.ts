/**
 * `npm run bench`: runs every `*.bench.ts` beside this file, one after the other, each in a process of its own. A benchmark prints what
 * it measured, and exits with 1 where that is not what was promised.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const only = process.argv[2]
const names = readdirSync(folder).filter((name) => name.endsWith('.bench.mjs') && (only === undefined || name.startsWith(only)))
// Where it is set, it costs each process of Node 20 the time of two empty ones, which would make every ratio look better than it is.
const { NODE_EXTRA_CA_CERTS, ...env } = process.env
for (const name of names) {
  process.stdout.write(`${name.replace('.bench.mjs', '')}\n`)
  const { status } = spawnSync(process.execPath, [join(folder, name)], { stdio: 'inherit', env })
  if (status !== 0) process.exitCode = 1
}
