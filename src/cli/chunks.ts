import { join } from 'node:path'
import { loadCode } from './load-code.ts'
import { programFolder } from './service/command-model.ts'

/**
 * The parts of the program that most commands do without; each is a file of its own that is loaded when it is needed,
 * because reading and compiling them costs more than a call to the emulator.
 */
export interface Chunks {
  readonly aws: typeof import('./aws.ts')
  readonly help: typeof import('./service/help/help.ts')
  readonly pages: typeof import('../client/pages.ts')
  readonly values: typeof import('./service/values.ts')
  readonly query: typeof import('./output/query/compile-query.ts')
  readonly service: typeof import('./service/run-service.ts')
  readonly skeleton: typeof import('./service/skeleton.ts')
  readonly table: typeof import('./output/table.ts')
  readonly text: typeof import('./output/text.ts')
  readonly yaml: typeof import('./output/yaml.ts')
  readonly 'yaml-input': typeof import('./service/yaml-input.ts')
  readonly pager: typeof import('./output/pager.ts')
}

const loaded = new Map<keyof Chunks, unknown>()

export function loadChunk<Name extends keyof Chunks>(name: Name): Chunks[Name] {
  // The build makes one file for each row of the table above.
  const known = loaded.get(name)
  if (known !== undefined) return known as Chunks[Name]
  const exports = loadCode(join(programFolder, `chunk-${name}.cjs`))
  loaded.set(name, exports)
  return exports as Chunks[Name]
}
