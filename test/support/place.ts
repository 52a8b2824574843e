import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder this test was built into (`COGMOCK_DIST`, else `dist`): the bundles under test lie there. */
export const dist = above(dirname(fileURLToPath(import.meta.url)), (folder) => existsSync(join(folder, 'cli.cjs')))

/** The repository. */
export const root = above(dist, (folder) => isOurs(join(folder, 'package.json')))

function above(folder: string, wanted: (folder: string) => boolean): string {
  if (wanted(folder)) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('Run the tests with `npm test`: they are built into a folder of the repository first')
  return above(parent, wanted)
}

function isOurs(manifest: string): boolean {
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'cogmock'
}
