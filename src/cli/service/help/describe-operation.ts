import type { Constraint } from '../../../model/constraints.ts'
import { kebabCase } from '../../../model/names.ts'
import type { CommandModel } from '../../../model/operation-file.ts'
import type { Shape } from '../../../model/shapes.ts'
import { exampleValue, shellWord } from './example-value.ts'
import { operationSummary } from './summary.ts'

export interface OptionHelp {
  /** `--user-pool-id`, or both words of a yes-or-no option. */
  readonly flags: readonly string[]
  /** What stands behind it; empty where nothing does. */
  readonly placeholder: string
  readonly required: boolean
  /** Sentences on type, allowed values and limits. */
  readonly facts: readonly string[]
}

export interface MemberHelp {
  readonly name: string
  readonly type: string
  readonly members: readonly MemberHelp[]
}

/** All that a help text or a manual page says about an operation. */
export interface OperationHelp {
  readonly service: string
  readonly command: string
  readonly summary: string
  readonly options: readonly OptionHelp[]
  /** The name of what is listed, where the operation is paged. */
  readonly paged: string | undefined
  /** A command line that can be pasted, its words apart. */
  readonly example: readonly string[]
  readonly output: readonly MemberHelp[]
  readonly errors: readonly string[]
}

export function describeOperation(model: CommandModel, command: string): OperationHelp {
  const members = Object.entries(model.structures[model.input] ?? {})
  const options = members.map(([name, { shape, required, constraint }]): OptionHelp => {
    const flag = `--${kebabCase(name)}`
    return {
      flags: shape.type === 'boolean' ? [flag, `--no-${kebabCase(name)}`] : [flag],
      placeholder: shape.type === 'boolean' ? '' : placeholder(shape),
      required: required === true,
      facts: facts(shape, constraint, model),
    }
  })
  const example = members.flatMap(([name, { shape, required, constraint }]) => {
    if (!required) return []
    const flag = `--${kebabCase(name)}`
    return shape.type === 'boolean' ? [flag] : [flag, exampleValue(name, shape, model, constraint)]
  })
  return {
    service: model.service,
    command,
    summary: operationSummary(model.operation),
    options,
    paged: model.paginator?.resultKey,
    example: ['cogmock', model.service, command, ...example],
    output: outputMembers(model.output, model, []),
    errors: model.errors,
  }
}

function placeholder(shape: Shape): string {
  if (shape.type === 'list') return `<${typeName(shape.of)}> ...`
  return `<${typeName(shape)}>`
}

export function typeName(shape: Shape): string {
  if (shape.type === 'list') return `list of ${plural(typeName(shape.of))}`
  if (shape.type === 'map') return `map of ${plural(typeName(shape.of))}`
  return shape.type === 'document' ? 'JSON' : shape.type
}

function plural(name: string): string {
  return /^(list|map) of /.test(name) || name === 'JSON' ? name : `${name}s`
}

function range({ min, max }: Constraint, unit: string): string[] {
  if (min === undefined && max === undefined) return []
  if (max === undefined) return [`At least ${min}${unit}.`]
  if (min === undefined || min === 0) return [`At most ${max}${unit}.`]
  return [min === max ? `Exactly ${min}${unit}.` : `${min} to ${max}${unit}.`]
}

const units: Partial<Record<Shape['type'], string>> = { string: ' characters', list: ' elements', map: ' entries', blob: ' bytes' }

function facts(shape: Shape, constraint: Constraint | undefined, model: CommandModel): string[] {
  const inner = shape.type === 'list' ? shape.of : shape
  const limits = constraint === undefined ? [] : range(constraint, units[shape.type] ?? '')
  const pattern = constraint?.pattern ?? constraint?.each?.pattern
  return [
    ...(inner.type === 'string' && inner.enum ? [`Allowed: ${inner.enum.join(', ')}.`] : []),
    ...limits,
    ...(shape.type === 'list' && constraint?.each ? range(constraint.each, ` characters each`) : []),
    ...(pattern === undefined ? [] : [`Matches ${pattern}`]),
    ...(inner.type === 'blob' ? ['Base64, or a file as fileb://PATH.'] : []),
    ...(inner.type === 'structure' || shape.type === 'map' || inner.type === 'document' ? [forms(shape, model)] : []),
  ]
}

/** How a value that is not one word is written. */
function forms(shape: Shape, model: CommandModel): string {
  const inner = shape.type === 'list' ? shape.of : shape
  if (inner.type === 'document') return 'JSON.'
  if (inner.type === 'map')
    return `Shorthand: ${shellWord(`Key1=${sampleWord(inner.of, model)},Key2=${sampleWord(inner.of, model)}`)}, or JSON.`
  if (inner.type !== 'structure') return ''
  const members = Object.entries(model.structures[inner.name] ?? {})
  const text = members.map(([name, member]) => `${name}=${sampleWord(member.shape, model)}`).join(',')
  return `Shorthand: ${text}, or JSON.`
}

function sampleWord(shape: Shape, model: CommandModel, depth = 0): string {
  if (shape.type === 'list') return `[${sampleWord(shape.of, model, depth)},...]`
  if (shape.type === 'map') return `{Key1=${sampleWord(shape.of, model, depth)}}`
  if (shape.type !== 'structure') return typeName(shape)
  const members = Object.entries(model.structures[shape.name] ?? {})
  if (depth >= 2) return '{...}'
  return `{${members.map(([name, member]) => `${name}=${sampleWord(member.shape, model, depth + 1)}`).join(',')}}`
}

function outputMembers(structure: string, model: CommandModel, above: readonly string[]): MemberHelp[] {
  return Object.entries(model.structures[structure] ?? {}).map(([name, { shape }]) => {
    let inner = shape
    while (inner.type === 'list' || inner.type === 'map') inner = inner.of
    const members =
      inner.type === 'structure' && !above.includes(inner.name) ? outputMembers(inner.name, model, [...above, inner.name]) : []
    return { name, type: typeName(shape), members }
  })
}
