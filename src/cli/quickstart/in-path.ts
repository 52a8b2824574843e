import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Environment } from '../../client/home.ts'

/** Whether a shell finds the program by its name. */
export function inPath(program: string, env: Environment): boolean {
  const names = process.platform === 'win32' ? [`${program}.cmd`, `${program}.exe`] : [program]
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  return folders.some((folder) => names.some((name) => existsSync(join(folder, name))))
}
