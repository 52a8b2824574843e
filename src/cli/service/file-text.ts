import type { Environment } from '../../client/home.ts'
import { parameterFailure } from './parameter-failure.ts'
import { ParameterFileError, readParameterFile } from './parameter-file.ts'

export type Words = string | readonly string[]

/** Puts the content of a file in the place of a value that names one; in a list only where it is the sole value. @throws Failure */
export function withFile(option: string, words: Words, env: Environment): Words | Uint8Array {
  const sole = typeof words === 'string' ? words : words.length === 1 ? words[0] : undefined
  try {
    return (sole === undefined ? undefined : readParameterFile(sole, env)) ?? words
  } catch (error) {
    if (error instanceof ParameterFileError) throw parameterFailure(option, error.message)
    throw error
  }
}

/** A value, or the text of the file that it names. @throws Failure */
export function fileText(option: string, value: string, env: Environment): string {
  const content = withFile(option, value, env)
  return content instanceof Uint8Array ? Buffer.from(content).toString() : String(content)
}
