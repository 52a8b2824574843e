import type { CommandModel } from '../../src/model/operation-file.ts'
import type { Random } from './random.ts'

/** Queries that fit an answer more or less, made from the names of its members. */
export function randomQuery(model: CommandModel, random: Random): string {
  const members = Object.entries(model.structures[model.output] ?? {})
  if (members.length === 0) return random.pick(['x', '@', '`1`', 'length(@)'])
  const [name, { shape }] = random.pick(members)
  if (shape.type === 'structure') {
    const inner = Object.keys(model.structures[shape.name] ?? {})
    const one = random.pick(inner)
    return random.pick([
      name,
      `${name}.${one}`,
      `${name}.[${one}, ${random.pick(inner)}]`,
      `${name}.{a:${one},b:${random.pick(inner)}}`,
      `keys(${name})`,
      `${name} | ${one}`,
      `${name}.${one} || 'none'`,
    ])
  }
  if (shape.type === 'list') {
    const inner = shape.of.type === 'structure' ? Object.keys(model.structures[shape.of.name] ?? {}) : []
    const one = inner.length > 0 ? random.pick(inner) : 'x'
    return random.pick([
      name,
      `${name}[0]`,
      `${name}[].${one}`,
      `${name}[*].[${one}, ${inner[0] ?? 'y'}]`,
      `${name}[].{b:${one},a:${inner[0] ?? 'y'}}`,
      `length(${name})`,
      `${name}[?${one}]`,
      `${name}[-1:]`,
      `${name}[].${one} | [0]`,
    ])
  }
  return random.pick([name, `[${name}]`, `{x: ${name}}`, `type(${name})`, `${name}.y`, `to_string(${name})`, `not_null(${name}, 'd')`])
}

/** Queries that are less usual, some of them wrong. */
export function oddQuery(model: CommandModel, random: Random): string {
  const [name = 'x'] = random.pick(
    Object.keys(model.structures[model.output] ?? {})
      .map((member) => [member])
      .concat([['x']]),
  )
  return random.pick([
    '@',
    '*',
    '[]',
    '[*]',
    `keys(@)`,
    `values(@)`,
    `length(@)`,
    `${name}[*][*]`,
    `${name}.*`,
    `*.${name}`,
    `${name}[::-1]`,
    `${name}[1:2]`,
    `sort_by(${name}, &@)`,
    `map(&x, ${name})`,
    `merge(@, {a: \`1\`})`,
    `[${name}, \`null\`, \`1.50\`, 'é']`,
    `{a: ${name}, a: \`2\`}`,
    `to_entries(@)`,
    `${name} && 'yes' || 'no'`,
    `!${name}`,
    `\`[1, 2.0, {"a": null}]\``,
    `'it\\'s'`,
    `"${name}"`,
    `${name}.`,
    '',
    ' ',
    'a b',
    `max(${name})`,
    `type(${name})`,
    `not_a_function(@)`,
  ])
}
