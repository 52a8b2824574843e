import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a file that only its owner can read: all of it, or nothing. */
export function writePrivately(path: string, secret: string): void {
  const folder = join(path, '..')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, secret, { mode: 0o600 })
  chmodSync(temporary, 0o600)
  renameSync(temporary, path)
}
