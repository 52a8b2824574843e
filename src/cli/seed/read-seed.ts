import { readFileSync } from 'node:fs'
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { configurationFailure } from '../../client/failure.ts'
import { checkReferences } from './check-references.ts'
import { checkSchema } from './check-schema.ts'
import { checkSettings } from './check-settings.ts'
import { locator } from './locate.ts'
import { type Path, pathText } from './problem.ts'
import { seedSchema } from './schema.ts'
import type { SeedFile } from './seed-file.ts'

export interface Seed {
  readonly seed: SeedFile
  /** `seed.yaml:7: pools[0].users[3]` of a part of the file, by the identity of its object. */
  whereIs(item: object): string
}

/** Reads and checks a seed file, YAML or JSON. @throws Failure that names file, line and path of everything that is wrong */
export function readSeed(path: string): Seed {
  const source = readText(path)
  const value = parse(source, path)
  const shape = checkSchema(value, seedSchema)
  // Checked against the schema: only a file of this shape has no problems.
  const seed = value as SeedFile
  const problems = shape.length > 0 ? shape : [...checkSettings(seed), ...checkReferences(seed)]
  const locate = locator(source)
  const place = (at: Path) => `${path}:${locate(at)}: ${pathText(at)}`
  if (problems.length === 0) return { seed, whereIs: (item) => place(pathOf(value, item) ?? []) }
  const lines = problems.map((problem) => `${place(problem.path)} ${problem.message.replace(/[^?]$/, '$&.')}`)
  throw configurationFailure(
    `${lines.length === 1 ? 'The seed file is wrong' : `The seed file is wrong in ${lines.length} places`}:\n${lines.join('\n')}`,
  )
}

/** Where in a value an object is; undefined where it is not in it. */
function pathOf(value: unknown, item: object): Path | undefined {
  if (value === item) return []
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const rest = pathOf(inner, item)
    if (rest !== undefined) return [Array.isArray(value) ? Number(key) : key, ...rest]
  }
  return undefined
}

function readText(path: string): string {
  try {
    // JSON may be indented with tabs, which YAML does not allow; either way a line stays a line.
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/^\t+/gm, (tabs) => (path.endsWith('.json') ? ' '.repeat(tabs.length) : tabs))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw configurationFailure(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`)
  }
}

function parse(source: string, path: string): unknown {
  try {
    return load(source, { schema: CORE_SCHEMA, filename: path })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = error.mark === undefined ? 1 : error.mark.line + 1
    throw configurationFailure(`${path}:${line}: This is not ${path.endsWith('.json') ? 'JSON' : 'YAML'}: ${error.reason}.`)
  }
}
