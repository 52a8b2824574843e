import { kebabCase } from '../../model/names.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { Member, Shape } from '../../model/shapes.ts'
import type { Argument } from './parse-arguments.ts'
import { tagArguments } from './tag-list.ts'

/** One member of the input as an option; a boolean one has a second argument, `--no-...`. */
export interface MemberOption {
  readonly member: string
  readonly shape: Shape
  readonly arguments: readonly Argument[]
}

/** An option for each member of an operation's input, in the model's order. */
export function memberOptions(model: CommandModel): MemberOption[] {
  return Object.entries(model.structures[model.input] ?? {}).map(([member, { shape, required }]) => ({
    member,
    shape,
    arguments: argumentsOf(kebabCase(member), shape, required),
  }))
}

function argumentsOf(name: string, shape: Shape, required: Member['required']): Argument[] {
  const argument = { flag: `--${name}`, dest: name, required: required === true }
  if (shape.type === 'boolean') {
    return [
      { ...argument, takes: 'none', required: false },
      { flag: `--no-${name}`, dest: name, takes: 'none', constant: false, required: false },
    ]
  }
  if (shape.type === 'list') return [{ ...argument, takes: 'many' }]
  return [{ ...argument, takes: 'one', integer: shape.type === 'integer' && shape.long === true }]
}

/** Options of the command line itself, which every operation has. */
const inputArguments: readonly Argument[] = [
  { flag: '--cli-input-json', dest: 'cli-input-json', takes: 'one', required: false },
  { flag: '--cli-input-yaml', dest: 'cli-input-yaml', takes: 'one', required: false },
]
const skeletonArgument: Argument = {
  flag: '--generate-cli-skeleton',
  dest: 'generate-cli-skeleton',
  takes: 'optional',
  constant: 'input',
  choices: ['input', 'output', 'yaml-input'],
  required: false,
}
const pagingArguments: readonly Argument[] = [
  { flag: '--starting-token', dest: 'starting-token', takes: 'one', required: false },
  { flag: '--page-size', dest: 'page-size', takes: 'one', integer: true, required: false },
  { flag: '--max-items', dest: 'max-items', takes: 'one', integer: true, required: false },
]
const helpArgument: Argument = { dest: 'help', takes: 'optional', required: false }

/** These options make every other one optional, if they are spelt out and not joined to their value. */
function asksForNothing(words: readonly string[]): boolean {
  if (words.includes('--cli-input-json') || words.includes('--cli-input-yaml')) return true
  const skeleton = words.indexOf('--generate-cli-skeleton')
  return skeleton >= 0 && words[skeleton + 1] !== 'output'
}

/** All that the parser needs to read an operation's command line. */
export function operationArguments(model: CommandModel, options: readonly MemberOption[], words: readonly string[]): Argument[] {
  const optional = asksForNothing(words)
  const members = options.flatMap((option) => option.arguments)
  return [
    ...(optional ? members.map((argument) => ({ ...argument, required: false })) : members),
    ...tagArguments(model, words),
    ...inputArguments,
    ...(model.paginator ? pagingArguments : []),
    skeletonArgument,
    helpArgument,
  ]
}
