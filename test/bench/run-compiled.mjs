import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Compiles `test/bench/<name>.ts` and runs it in this process, against the daemon that `npm run build` made. */
export async function runCompiled(name) {
  const dist = process.env.COGMOCK_DIST || 'dist'
  if (!existsSync(`${dist}/daemon.mjs`)) throw new Error('There is no daemon to run: npm run build makes it')
  const outfile = `${dist}/bench/${name}.mjs`
  const options = { bundle: true, platform: 'node', target: 'node20.19', format: 'esm', packages: 'external', sourcemap: 'inline' }
  await build({ ...options, entryPoints: [`test/bench/${name}.ts`], outfile })
  await import(pathToFileURL(resolve(outfile)).href)
}
