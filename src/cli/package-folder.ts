import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programFolder } from './service/command-model.ts'

/** The installed package: the folder above the program that holds the manual and the completion scripts. */
export const packageFolder: string = above(programFolder)

function above(folder: string): string {
  if (existsSync(join(folder, 'completions')) || dirname(folder) === folder) return folder
  return above(dirname(folder))
}
