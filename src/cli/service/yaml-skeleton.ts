import type { CommandModel } from '../../model/operation-file.ts'
import type { Member, Shape } from '../../model/shapes.ts'

/** What stands behind a member as a comment: whether it must be there and what it may be. */
function comment({ shape, required }: Member): string {
  const allowed = shape.type === 'string' ? shape.enum : undefined
  const parts = [...(required ? ['[REQUIRED]'] : []), ...(allowed ? [`Valid values are: ${allowed.join(', ')}.`] : [])]
  return parts.join(' ')
}

function scalarSample(shape: Shape): string {
  switch (shape.type) {
    case 'integer':
      return '0'
    case 'boolean':
      return 'true'
    case 'blob':
      return "!!binary ''"
    case 'timestamp':
      return '1970-01-01 00:00:00'
    case 'string':
      return shape.enum?.[0] ?? "''"
    default:
      return '{}'
  }
}

/** The lines below a key or behind a dash. */
function lines(shape: Shape, model: CommandModel): string[] {
  if (shape.type === 'list') {
    const [first = '', ...rest] = lines(shape.of, model)
    return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
  }
  if (shape.type === 'map') return keyLines('KeyName', { shape: shape.of }, true, model)
  if (shape.type !== 'structure') return [scalarSample(shape)]
  const members = Object.entries(model.structures[shape.name] ?? {})
  return members.length === 0 ? ['{}'] : members.flatMap(([name, member], index) => keyLines(name, member, index === 0, model))
}

function keyLines(name: string, member: Member, first: boolean, model: CommandModel): string[] {
  const note = comment(member)
  const end = note === '' ? '' : `${first ? '  ' : ' '}# ${note}`
  const nested = lines(member.shape, model)
  const [only = ''] = nested
  if (nested.length === 1 && !only.startsWith('- ') && !only.includes(': ')) return [`${name}: ${only}${end}`]
  const indent = member.shape.type === 'list' ? '' : '  '
  return [`${name}:${end}`, ...nested.map((line) => indent + line)]
}

/** A document to fill in for `--cli-input-yaml`, with a word on each member. */
export function yamlInputSkeleton(model: CommandModel): string {
  return `${lines({ type: 'structure', name: model.input }, model).join('\n')}\n`
}
