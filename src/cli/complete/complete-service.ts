import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { CommandModel } from '../../model/operation-file.ts'
import type { ServiceName, Shape } from '../../model/shapes.ts'
import type { Io } from '../io.ts'
import { readCommandIndex, readCommandModel } from '../service/command-model.ts'
import { globalArguments } from '../service/global-options.ts'
import { type MemberOption, memberOptions, operationArguments } from '../service/operation-arguments.ts'
import type { Argument } from '../service/parse-arguments.ts'
import { type Candidate, nothing, type Offer, offer } from './candidate.ts'
import { type LiveCompleter, liveOffer } from './live.ts'

/** Members whose values the emulator knows. */
const live: Readonly<Record<ServiceName, Readonly<Record<string, LiveCompleter>>>> = {
  'cognito-idp': { UserPoolId: 'user-pool', ClientId: 'client', Username: 'username', GroupName: 'group' },
  'cognito-identity': { IdentityPoolId: 'identity-pool', IdentityId: 'identity', IdentityIdsToDelete: 'identity' },
}

/** Completes `cognito-idp <operation> ...` from the model. */
export async function completeService(service: ServiceName, before: readonly string[], current: string, io: Io): Promise<Offer> {
  if (current.startsWith('file://') || current.startsWith('fileb://')) return offer(localFiles(current))
  // What stands after a global option is its value.
  const operation = before.find(
    (word, index) => !word.startsWith('-') && openArgument(globalArguments, before.slice(0, index)) === undefined,
  )
  if (operation === undefined && openArgument(globalArguments, before) !== undefined) {
    return offer(openArgument(globalArguments, before)?.choices ?? [])
  }
  if (operation === undefined) return current.startsWith('-') ? argumentsOffer(globalArguments, before) : offer(operationsOf(service))
  const model = readCommandModel(service, operation)
  if (model === undefined) return nothing
  const options = memberOptions(model)
  const known = [...operationArguments(model, options, before), ...globalArguments]
  const open = openArgument(known, before)
  if (open !== undefined && !current.startsWith('-')) return await valuesOffer(open, options, model, before, io)
  return argumentsOffer(known, before, options, model)
}

const operationsOf = (service: ServiceName): string[] => [...Object.keys(readCommandIndex(service)), 'help']

/** The option that the word at the cursor belongs to. */
function openArgument(known: readonly Argument[], before: readonly string[]): Argument | undefined {
  const index = before.findLastIndex((word) => word.startsWith('--'))
  const found = known.find(({ flag }) => flag !== undefined && flag === before[index])
  if (found === undefined || found.takes === 'none') return undefined
  const given = before.length - 1 - index
  return found.takes === 'many' || given === 0 ? found : undefined
}

function argumentsOffer(
  known: readonly Argument[],
  before: readonly string[],
  options: readonly MemberOption[] = [],
  model?: CommandModel,
): Offer {
  const shapes = new Map(options.flatMap(({ shape, arguments: all }) => all.map((argument) => [argument.flag, shape] as const)))
  const free = known.filter(
    ({ dest, flag }) => flag !== undefined && !known.some((other) => other.dest === dest && before.includes(other.flag ?? '')),
  )
  // What the operation needs comes first.
  const sorted = [...free].sort((a, b) => Number(b.required === true) - Number(a.required === true))
  return {
    candidates: sorted.map(({ flag = '', required }): Candidate => {
      const shape = shapes.get(flag)
      const type = shape === undefined || model === undefined ? '' : typeName(shape)
      return { value: flag, description: [type, required ? 'required' : ''].filter(Boolean).join(', ') }
    }),
  }
}

function typeName(shape: Shape): string {
  return shape.type === 'list' ? `list of ${typeName(shape.of)}` : shape.type
}

async function valuesOffer(
  argument: Argument,
  options: readonly MemberOption[],
  model: CommandModel,
  before: readonly string[],
  io: Io,
): Promise<Offer> {
  if (argument.choices !== undefined) return offer(argument.choices)
  const option = options.find(({ arguments: all }) => all.some(({ flag }) => flag === argument.flag))
  if (option === undefined) return argument.dest.startsWith('cli-input-') ? offer(['file://']) : nothing
  const values = enumOf(option.shape)
  if (values !== undefined) return offer(values)
  const completer = live[model.service][option.member]
  // The name of what is to be made is not among those that are there.
  if (completer === undefined || (completer === 'group' && model.operation === 'CreateGroup')) return nothing
  return await liveOffer(completer, before, io)
}

function enumOf(shape: Shape): readonly string[] | undefined {
  if (shape.type === 'list') return enumOf(shape.of)
  return shape.type === 'string' ? shape.enum : undefined
}

/** Paths behind `file://`, which the shell does not know how to complete. */
function localFiles(current: string): string[] {
  const [, scheme = '', path = ''] = /^(fileb?:\/\/)(.*)$/.exec(current) ?? []
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const real = folder.startsWith('~/') ? join(homedir(), folder.slice(2)) : folder
  try {
    const entries = readdirSync(real === '' ? '.' : real, { withFileTypes: true })
    return entries.map((entry) => `${scheme}${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
  } catch {
    return []
  }
}
