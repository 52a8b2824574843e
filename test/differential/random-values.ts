import type { CommandModel } from '../../src/model/operation-file.ts'
import type { Shape } from '../../src/model/shapes.ts'
import type { Random } from './random.ts'

const texts = [
  'us-east-1_TestPool1',
  'bob',
  'a@b.example',
  'Smith, Bob',
  'größe-日本',
  '😀 smile',
  '',
  ' ',
  'x=y',
  'a,b',
  'a,b=c',
  "it's",
  'say "hi"',
  'back\\slash',
  'a\\,b',
  '{"a": 1}',
  '[1, 2]',
  '{x}',
  '[x',
  'null',
  'true',
  '5',
  '1.5',
  'two words',
  'tab\there',
  'new\nline',
  '+15550100',
  'http://localhost:3000/cb?x=1&y=2',
  '~',
  '$HOME',
  '%41',
  'a:b',
  '#x',
  '*',
  'é\u00a0x',
  '\u0001',
  'word '.repeat(30).trim(),
  '@x',
  '@f0.txt',
  '=x',
  '=',
  'True',
  'yes',
  'NaN',
  '1e5',
  '0x10',
  '9'.repeat(25),
  'a=1,a=2',
  'file:',
  '\u202ertl',
  'ﬁ ǅ',
]
const dashed = ['-', '--', '-1', '-x', '-1.5', '- x', '--foo', '-Abc 1']
const integers = ['0', '1', '5', '60', '-1', ' 7 ', '1_000', '+3', '08', '99999999999999999999', '-0', '00', '9'.repeat(40)]
const badIntegers = [
  'x',
  '',
  '1.5',
  '1e3',
  '0x1',
  '5 6',
  '1__0',
  '٣',
  'NaN',
  'Infinity',
  '1e400',
  '0b1',
  '0o7',
  '1_',
  '_1',
  '+',
  '--5',
  '１２',
]

export function randomText(random: Random): string {
  return random.chance(0.06) ? random.pick(dashed) : random.pick(texts)
}

export function randomInteger(random: Random): string {
  return random.chance(0.15) ? random.pick(badIntegers) : random.pick(integers)
}

/** A value that JSON can hold and that mostly fits the shape. @param wrong how often it does not */
export function randomJson(shape: Shape, model: CommandModel, random: Random, wrong: number): unknown {
  if (random.chance(wrong)) return random.pick<unknown>([null, true, 5, 1.5, 5.0, 'x', '', [], {}, ['a'], { a: 1 }, -3, 2 ** 60])
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(model.structures[shape.name] ?? {})
      const chosen = members.filter(([, { required }]) => (required && random.chance(0.93)) || random.chance(0.4))
      const pairs = chosen.map(([name, member]) => [name, randomJson(member.shape, model, random, wrong)] as const)
      if (random.chance(wrong)) return Object.fromEntries([...pairs, [random.pick(['Foo', 'name', '']), 1]])
      return Object.fromEntries(random.chance(0.3) ? pairs.reverse() : pairs)
    }
    case 'list':
      return random.times(0, 3, () => randomJson(shape.of, model, random, wrong))
    case 'map':
      return Object.fromEntries(
        random.times(0, 3, () => [random.pick(['a', 'B', '10', '9', 'k k', 'é']), randomJson(shape.of, model, random, wrong)]),
      )
    case 'integer':
      return random.pick([0, 1, 5, 30, -1])
    case 'boolean':
      return random.chance(0.5)
    case 'string':
      return shape.enum && random.chance(0.7) ? random.pick(shape.enum) : random.pick(texts)
    case 'blob':
      return random.pick(['AAAA', 'iVBORw0KGgoAAAD/', 'AA==', 'AAA', 'x', '%%', ''])
    default:
      return random.pick([1700000000, '2024-01-02'])
  }
}

function quotedWord(text: string, random: Random): string {
  if (random.chance(0.3)) return `'${text.replace(/['\\]/g, '\\$&')}'`
  if (random.chance(0.3)) return `"${text.replace(/["\\]/g, '\\$&')}"`
  return random.chance(0.4) ? text.replaceAll(',', '\\,') : text
}

function shorthandItem(shape: Shape, model: CommandModel, random: Random, depth: number): string {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return `{${shorthandPairs(shape, model, random, depth + 1).join(random.pick([',', ', ']))}}`
    case 'list':
      return `[${random.times(0, 3, () => shorthandItem(shape.of, model, random, depth + 1)).join(random.pick([',', ' , ']))}]`
    case 'integer':
      return randomInteger(random)
    case 'boolean':
      return random.pick(['true', 'false', 'True', 'FALSE', 'yes', ''])
    case 'string':
      return quotedWord(shape.enum && random.chance(0.6) ? random.pick(shape.enum) : random.pick(texts), random)
    default:
      return random.pick(['AAAA', 'x'])
  }
}

function shorthandPairs(shape: Shape, model: CommandModel, random: Random, depth: number): string[] {
  const space = () => (random.chance(0.1) ? ' ' : '')
  const pair = (name: string, of: Shape) => {
    const promoted = of.type === 'list' && random.chance(0.3)
    const bare = depth === 0 && of.type === 'list' && of.of.type === 'string' && random.chance(0.3)
    const value = bare
      ? random.times(1, 3, () => shorthandItem(of.of, model, random, depth)).join(',')
      : shorthandItem(promoted ? of.of : of, model, random, depth)
    return `${name}${space()}=${space()}${value}`
  }
  if (shape.type === 'map') return random.times(1, 3, () => pair(random.pick(['a', 'B', '10', '9', 'a.b', 'a b', 'x:y', '']), shape.of))
  if (shape.type !== 'structure') return [shorthandItem(shape, model, random, depth)]
  const members = Object.entries(model.structures[shape.name] ?? {})
  const chosen = members.filter(([, { required }]) => (required && random.chance(0.93)) || random.chance(0.4))
  const pairs = chosen.map(([name, member]) => pair(name, member.shape))
  if (random.chance(0.05)) pairs.push('Foo=1')
  if (random.chance(0.04) && pairs[0] !== undefined) pairs.push(pairs[0])
  return pairs
}

/** One word of shorthand, broken now and then. */
export function randomShorthand(shape: Shape, model: CommandModel, random: Random): string {
  const text = shorthandPairs(shape, model, random, 0).join(random.pick([',', ',', ', ']))
  if (!random.chance(0.08)) return text
  const at = random.below(text.length + 1)
  return text.slice(0, at) + random.pick(['', ',', '=', ' ', '{', ']', "'", '"', '\\', '\n', 'x', '😀']) + text.slice(at + random.below(2))
}
