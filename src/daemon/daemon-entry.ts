import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The daemon's bundle: beside the running one. */
export function daemonEntry(): string {
  // The command line is bundled as CommonJS, which knows its folder; tests are not, and run from the repository.
  const folders = [
    ...(typeof __dirname === 'string' ? [__dirname] : []),
    dirname(resolve(process.argv[1] ?? '')),
    resolve(process.env.COGMOCK_DIST || 'dist'),
  ]
  const found = folders.map((folder) => join(folder, 'daemon.mjs')).find((file) => existsSync(file))
  if (found === undefined) throw new Error(`The daemon's program is in none of ${folders.join(', ')}: build cogmock first`)
  return found
}
