import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandModel } from '../../model/operation-file.ts'
import type { ServiceName } from '../../model/shapes.ts'

/** The folder of the built program, beside which the models and the rarely needed parts lie. */
export const programFolder: string = __dirname

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(programFolder, 'model', ...path), 'utf8'))
}

/** The model of one command; `undefined` where the service has no such command. */
export function readCommandModel(service: ServiceName, command: string): CommandModel | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(command) || command === 'index') return undefined
  try {
    // The build wrote it from the model's types.
    return readJson(service, `${command}.json`) as CommandModel
  } catch {
    return undefined
  }
}

/** Every command of a service, in the API's order, with its operation. */
export function readCommandIndex(service: ServiceName): Readonly<Record<string, string>> {
  return readJson(service, 'index.json') as Readonly<Record<string, string>>
}
