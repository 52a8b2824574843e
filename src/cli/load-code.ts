import { accessSync, constants, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/**
 * Loads a CommonJS file of ours with the engine's compiled form of it: compiling is a tenth of a service command's time. The form lies
 * beside the file and holds for one version of the engine. Whoever runs another one leaves it there for the next, with the functions that
 * were used, if the folder is theirs to write; `COGMOCK_COMPILE` does so every time, which is how the build makes it.
 */
export function loadCode(file: string): unknown {
  const cache = `${file}.${process.versions.v8}.cache`
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const compiled = read(cache)
  const script = new Script(source, { filename: file, ...(compiled && { cachedData: compiled }) })
  if (compiled === undefined || process.env.COGMOCK_COMPILE) process.on('exit', () => keep(cache, script))
  const module = { exports: {} }
  const body = script.runInThisContext() as (...parameters: unknown[]) => void
  body(module.exports, require, module, file, dirname(file))
  return module.exports
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** In one step, because others may be reading. */
function keep(file: string, script: Script): void {
  try {
    accessSync(dirname(file), constants.W_OK)
    writeFileSync(`${file}.${process.pid}`, script.createCachedData())
    renameSync(`${file}.${process.pid}`, file)
  } catch {}
}
