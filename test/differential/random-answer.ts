import type { CommandModel } from '../../src/model/operation-file.ts'
import type { Shape } from '../../src/model/shapes.ts'
import type { Random } from './random.ts'
import type { CannedAnswer } from './recording-server.ts'

const texts = [
  'alice',
  'a@b.example',
  '',
  'größe 日本 😀',
  'say "hi"',
  'tab\t',
  'line\nbreak',
  'true',
  '12',
  '~',
  ' x',
  'word '.repeat(25),
  'a: b',
  '#c',
  'ü',
  '2024-01-01',
  '/\\',
  "it's",
  '\u0001',
  'x'.repeat(90),
]
const times = [
  1700000000,
  1700000000.123,
  1700000000.5,
  0,
  1,
  1699999999.999999,
  1720000000.25,
  -1.5,
  '2023-11-14T22:13:20Z',
  '2023-11-14T22:13:20.5+02:00',
  '1700000000.25',
  '20231114T221320Z',
  'Tue, 14 Nov 2023 22:13:20 GMT',
  '14 Nov 2023',
  '2023-02-30',
]

/** What a service might answer, members in any order, with things that the model does not know. */
export function randomAnswer(shape: Shape, model: CommandModel, random: Random): unknown {
  if (random.chance(0.03)) return null
  if (random.chance(0.004)) return random.pick<unknown>(['x', 5, true, 1.5, [], {}, ['a'], { a: 1 }])
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(model.structures[shape.name] ?? {}).filter(() => random.chance(0.7))
      if (random.chance(0.3)) members.reverse()
      const pairs = members.map(([name, member]) => [name, randomAnswer(member.shape, model, random)] as const)
      return Object.fromEntries(random.chance(0.1) ? [...pairs, ['Surprise', { x: 1 }]] : pairs)
    }
    case 'list':
      return random.times(0, 3, () => randomAnswer(shape.of, model, random) ?? (shape.of.type === 'string' ? 'x' : {}))
    case 'map':
      return Object.fromEntries(
        random.times(0, 4, () => [
          random.pick(['team', 'Env', 'b', 'a', 'é', 'k k', '10', '9', 'true', 'a:b']),
          randomAnswer(shape.of, model, random) ?? (shape.of.type === 'string' ? 'x' : {}),
        ]),
      )
    case 'integer':
      return random.pick([0, 1, 5, 8, -1, 3600, 5.0, 1.5, 12345678901])
    case 'boolean':
      return random.chance(0.5)
    case 'timestamp':
      return random.pick(times)
    default:
      return shape.type === 'string' && shape.enum && random.chance(0.7) ? random.pick(shape.enum) : random.pick(texts)
  }
}

/** Answers that are not what the model says, or not even JSON. */
const oddTexts = ['[]', 'null', '"x"', '5', '', ' ', '{', '{"Users":', '<html></html>', '\xff', 'a\xc3\xa9\xe9', '{} x', 'NaN']

function randomError(random: Random): CannedAnswer {
  const message = random.pick<object>([
    {},
    { message: 'm' },
    { Message: 'größe 日本 😀\n' },
    { message: null },
    { message: 5 },
    { message: ['x'] },
  ])
  const type = random.pick<unknown>([
    'UserNotFoundException',
    'com.amazonaws#NotAuthorizedException',
    'A:http://x/',
    'A#',
    '',
    null,
    5,
    ['x'],
  ])
  const body = { ...message, ...(random.chance(0.8) && { __type: type }) }
  const headers = random.chance(0.2)
    ? { [random.pick(['x-amzn-query-error', 'x-amzn-errortype'])]: random.pick(['A;Sender', 'A', ';B', 'A#B;C']) }
    : {}
  return {
    status: random.pick([400, 400, 403, 404, 413, 302, 300]),
    headers,
    ...(random.chance(0.2) ? { text: random.pick(oddTexts) } : { body }),
  }
}

/** What a service might answer with, now and then an error or nothing that makes sense. */
export function randomReply(shape: Shape, model: CommandModel, random: Random): CannedAnswer {
  if (random.chance(0.06)) return randomError(random)
  return random.chance(0.02) ? { text: random.pick(oddTexts) } : { body: randomAnswer(shape, model, random) ?? {} }
}

function validValue(shape: Shape, model: CommandModel): unknown {
  switch (shape.type) {
    case 'structure':
      return validInput(shape.name, model)
    case 'list':
      return [validValue(shape.of, model)]
    case 'map':
      return { key: validValue(shape.of, model) }
    case 'integer':
      return 1
    case 'boolean':
      return true
    default:
      // Longer than every lower limit.
      return 'x'.repeat(40)
  }
}

/** The required members of a structure with values that pass validation. */
export function validInput(name: string, model: CommandModel): Record<string, unknown> {
  const required = Object.entries(model.structures[name] ?? {}).filter(([, member]) => member.required)
  return Object.fromEntries(required.map(([member, { shape }]) => [member, validValue(shape, model)]))
}
