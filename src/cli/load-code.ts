import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/**
 * Loads a CommonJS file of ours with the engine's compiled form of it, where the build has left one: compiling is a tenth of a service
 * command's time. It holds for one version of the engine; any other compiles as usual. `COGMOCK_COMPILE` writes it when the process
 * ends, with the functions that were used in it, which is how the build makes it.
 */
export function loadCode(file: string): unknown {
  const cache = `${file}.${process.versions.v8}.cache`
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const cached = existsSync(cache) ? { cachedData: readFileSync(cache) } : {}
  const script = new Script(source, { filename: file, ...cached })
  if (process.env.COGMOCK_COMPILE) process.on('exit', () => writeFileSync(cache, script.createCachedData()))
  const module = { exports: {} }
  const body = script.runInThisContext() as (...parameters: unknown[]) => void
  body(module.exports, require, module, file, dirname(file))
  return module.exports
}
