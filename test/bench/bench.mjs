// Every `*-bench.ts` in this folder, or those whose names begin with an argument.
import { readdirSync } from 'node:fs'
import { runCompiled } from './run-compiled.mjs'

const asked = process.argv.slice(2)
const benches = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('-bench.ts'))
for (const name of benches.filter((name) => asked.length === 0 || asked.some((start) => name.startsWith(start)))) {
  await runCompiled(name.replace(/\.ts$/, ''))
}
