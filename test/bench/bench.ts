/**
 * `npm run bench`: runs every `*-bench.ts` beside this file, or those whose names begin with an argument, one after the other,
 * each in a process of its own. A benchmark prints what it measured, and exits with 1 where that is not what was promised.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const names = readdirSync(folder).filter((name) => name.endsWith('-bench.mjs'))
const asked = process.argv.slice(2)
const chosen = names.filter((name) => asked.length === 0 || asked.some((start) => name.startsWith(start)))
// Where it is set, it costs each process of Node 20 the time of two empty ones, which would make every ratio look better than it is.
const { NODE_EXTRA_CA_CERTS, ...env } = process.env
for (const name of chosen) {
  process.stdout.write(`${name.replace('-bench.mjs', '')}\n`)
  const { status } = spawnSync(process.execPath, [join(folder, name)], { stdio: 'inherit', env })
  if (status !== 0) process.exitCode = 1
}
