/** Finds a function in a file of JavaScript or TypeScript. Runs in the function's own process. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type Handler = (...words: readonly unknown[]) => unknown

export interface LoadedHandler {
  readonly handler: Handler
  readonly files: readonly string[]
}

/**
 * @param wanted `handler`, `index.handler` as AWS writes it, or nothing for the usual names
 * @throws what the file throws, or an Error that says what is missing
 */
export async function loadedHandler(file: string, wanted: string): Promise<LoadedHandler> {
  const typed = /^\.[cm]?tsx?$/.test(extname(file))
  const { exports, files } = typed ? await typeScript(file) : { exports: await imported(file), files: importedFiles([file]) }
  const own = `${basename(file, extname(file))}.`
  const name = wanted.startsWith(own) ? wanted.slice(own.length) : wanted || 'handler'
  const whole = exports as Readonly<Record<string, unknown>> | undefined
  const places = [whole, whole?.default]
  const handler = places.map((place) => memberOf(place, name)).find((found) => typeof found === 'function')
  if (handler !== undefined) return { handler: handler as Handler, files }
  const only = places.find((place) => typeof place === 'function')
  if (wanted === '' && only !== undefined) return { handler: only as Handler, files }
  throw new Error(`${own}${name} is undefined or not exported`)
}

const memberOf = (place: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, name) => (found as Readonly<Record<string, unknown>> | undefined)?.[name], place)

const imported = (file: string): Promise<unknown> => import(pathToFileURL(file).href)

interface Loaded {
  readonly exports: unknown
  readonly files: readonly string[]
}

/** Bundled with the project's own esbuild, as CDK and SAM do it; without one, as Node.js reads TypeScript itself. */
async function typeScript(file: string): Promise<Loaded> {
  const esbuild = found(file, 'esbuild')
  if (esbuild !== undefined) return bundled(file, esbuild as Bundler)
  if ('typescript' in process.features && process.features.typescript)
    return { exports: await imported(file), files: importedFiles([file]) }
  throw new Error(`TypeScript needs esbuild, installed where ${file} is, or Node.js 22.18 or newer; this is ${process.version}.`)
}

function found(file: string, name: string): unknown {
  try {
    return createRequire(file)(name)
  } catch {
    return undefined
  }
}

/** What is used of esbuild. */
interface Bundler {
  buildSync(options: object): {
    readonly outputFiles: readonly { readonly text: string }[]
    readonly metafile: { readonly inputs: Readonly<Record<string, unknown>> }
  }
}

function bundled(file: string, { buildSync }: Bundler): Loaded {
  const folder = dirname(file)
  const { outputFiles, metafile } = buildSync({
    entryPoints: [file],
    absWorkingDir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    sourcemap: 'inline',
    write: false,
    metafile: true,
    logLevel: 'silent',
    outdir: folder,
  })
  const module = new Module(file) as InternalModule
  module.filename = file
  module.paths = (Module as unknown as { _nodeModulePaths(folder: string): string[] })._nodeModulePaths(folder)
  module._compile(outputFiles[0]?.text ?? '', file)
  return { exports: module.exports, files: Object.keys(metafile.inputs).map((input) => resolve(folder, input)) }
}

/** Node.js's own, undocumented, as every tool that compiles modules uses it. */
interface InternalModule extends Module {
  _compile(code: string, file: string): unknown
}

const importLine = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g
const endings = ['', '.js', '.mjs', '.cjs', '.json', '.ts', '.mts', '.cts', '/index.js', '/index.mjs', '/index.ts']

/** The files, and those that they import from their own folders, and so on. */
export function importedFiles(files: readonly string[]): readonly string[] {
  const known = new Set<string>()
  const look = (file: string): void => {
    if (known.has(file)) return
    known.add(file)
    for (const [, specifier = ''] of textOf(file).matchAll(importLine)) {
      const target = endings.map((ending) => join(dirname(file), `${specifier}${ending}`)).find(isFile)
      if (target !== undefined) look(target)
    }
  }
  for (const file of files) look(file)
  return [...known]
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile()

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
