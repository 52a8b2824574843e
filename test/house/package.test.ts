import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from '../support/place.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

t.test('every dependency is pinned to one version', async (t) => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  for (const [name, version] of Object.entries<string>(all)) t.match(version, /^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/, name)
})
