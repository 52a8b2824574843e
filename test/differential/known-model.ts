import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Constraint } from '../../src/model/constraints.ts'
import type { CommandModel } from '../../src/model/operation-file.ts'
import type { ServiceName } from '../../src/model/shapes.ts'

/** What the reference knows of an operation. */
export interface KnownOperation {
  readonly structures: Readonly<Record<string, { members: Readonly<Record<string, Constraint>>; required: readonly string[] }>>
  readonly unsigned: boolean
}
export type Known = Readonly<Record<string, Readonly<Record<string, KnownOperation>>>>

export interface KnownCommand {
  readonly service: ServiceName
  readonly command: string
  /** Without the members that the reference does not know yet. */
  readonly model: CommandModel
}

function asKnown(model: CommandModel, { structures, unsigned }: KnownOperation): CommandModel {
  const { unsigned: _, ...rest } = model
  const kept = Object.entries(model.structures).flatMap(([name, members]) => {
    const known = structures[name]
    if (known === undefined && name !== model.input && name !== model.output) return []
    const own = Object.entries(members).flatMap(([member, { shape }]) => {
      const constraint = known?.members[member]
      if (constraint === undefined) return []
      return [[member, { shape, constraint, ...(known?.required.includes(member) && { required: true as const }) }] as const]
    })
    return [[name, Object.fromEntries(own)] as const]
  })
  return { ...rest, ...(unsigned && { unsigned: true as const }), structures: Object.fromEntries(kept) }
}

/** The commands that both sides know, as far as both know them. */
export function knownCommands(modelFolder: string, known: Known): KnownCommand[] {
  return Object.entries(known).flatMap(([service, operations]) => {
    const index: Record<string, string> = JSON.parse(readFileSync(join(modelFolder, service, 'index.json'), 'utf8'))
    return Object.entries(index).flatMap(([command, operation]) => {
      const facts = operations[operation]
      if (facts === undefined) return []
      const model: CommandModel = JSON.parse(readFileSync(join(modelFolder, service, `${command}.json`), 'utf8'))
      return [{ service: service as ServiceName, command, model: asKnown(model, facts) }]
    })
  })
}

/**
 * A copy of the built command line in `folder` that knows no more than the reference, so that even messages that list all members
 * must be equal. @returns the program's file
 */
export function programLike(commands: readonly KnownCommand[], dist: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(dist)) if (file.endsWith('.cjs')) copyFileSync(join(dist, file), join(folder, file))
  for (const service of new Set(commands.map((command) => command.service))) {
    const own = commands.filter((command) => command.service === service)
    mkdirSync(join(folder, 'model', service), { recursive: true })
    for (const { command, model } of own) writeFileSync(join(folder, 'model', service, `${command}.json`), JSON.stringify(model))
    const index = Object.fromEntries(own.map(({ command, model }) => [command, model.operation]))
    writeFileSync(join(folder, 'model', service, 'index.json'), JSON.stringify(index))
  }
  return join(folder, 'cli.cjs')
}
