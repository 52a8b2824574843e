/**
 * Build step: one small JSON file per operation, so that a client command reads only the operation it runs,
 * and one index of operation names per service. Constraints are merged into the members they hold for.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constraintOf } from '../model/constraints.ts'
import { cognitoIdentity } from '../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../model/generated/cognito-idp.ts'
import { kebabCase } from '../model/names.ts'
import type { CommandModel } from '../model/operation-file.ts'
import type { ServiceModel, Shape, Structure } from '../model/shapes.ts'

/** Writes `<folder>/<service>/<operation>.json` and `<folder>/<service>/index.json` (command name to operation). */
export function writeOperationModels(folder: string): void {
  for (const service of [cognitoIdp, cognitoIdentity]) {
    const target = join(folder, service.name)
    mkdirSync(target, { recursive: true })
    const index: Record<string, string> = {}
    for (const operation of Object.keys(service.operations)) {
      const command = kebabCase(operation)
      index[command] = operation
      writeFileSync(join(target, `${command}.json`), JSON.stringify(operationFile(service, operation)))
    }
    writeFileSync(join(target, 'index.json'), JSON.stringify(index))
  }
}

/** The model of one operation with all that it needs. */
export function operationFile(service: ServiceModel, operation: string): CommandModel {
  const model = service.operations[operation]
  if (model === undefined) throw new Error(`No operation ${operation}`)
  const structures: Record<string, CommandModel['structures'][string]> = {}
  collect(service, model.input, structures)
  collect(service, model.output, structures)
  return {
    operation,
    target: `${service.targetPrefix}.${operation}`,
    service: service.name,
    apiVersion: service.apiVersion,
    ...model,
    structures,
  }
}

/** Adds a structure and all that it reaches. */
function collect(service: ServiceModel, name: string, into: Record<string, CommandModel['structures'][string]>): void {
  if (into[name] !== undefined) return
  const structure: Structure = service.structures[name] ?? {}
  into[name] = Object.fromEntries(
    Object.entries(structure).map(([member, model]) => {
      const constraint = constraintOf(service.name, name, member)
      return [member, constraint === undefined ? model : { ...model, constraint }]
    }),
  )
  for (const { shape } of Object.values(structure)) reach(service, shape, into)
}

function reach(service: ServiceModel, shape: Shape, into: Record<string, CommandModel['structures'][string]>): void {
  if (shape.type === 'structure') collect(service, shape.name, into)
  if (shape.type === 'list' || shape.type === 'map') reach(service, shape.of, into)
}
