import { kebabCase } from '../../src/model/names.ts'
import type { CommandModel } from '../../src/model/operation-file.ts'
import type { Shape } from '../../src/model/shapes.ts'
import type { KnownCommand } from './known-model.ts'
import type { Random } from './random.ts'
import { oddQuery, randomQuery } from './random-query.ts'
import { randomInteger, randomJson, randomShorthand, randomText } from './random-values.ts'
import { randomYaml } from './random-yaml.ts'

export interface CommandLine {
  readonly argv: string[]
  /** Content of files in the working folder. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly env: Readonly<Record<string, string>>
}

interface Making {
  readonly model: CommandModel
  readonly random: Random
  readonly files: Record<string, string | Uint8Array>
}

function asJson(value: unknown, random: Random): string {
  const text = JSON.stringify(value, null, random.chance(0.2) ? 2 : 0)
  if (!random.chance(0.06)) return random.chance(0.1) ? ` ${text}\n` : text
  const at = random.below(text.length + 1)
  return text.slice(0, at) + random.pick(['', ',', '}', "'", '\n', 'x']) + text.slice(at + 1)
}

function inFile(content: string, { random, files }: Making): string {
  const name = `f${Object.keys(files).length}.txt`
  if (random.chance(0.05))
    return random.pick(['file://', 'file://.', 'fileb://.', 'file:///dev/null', 'file://~/none', 'file://$HOME/none', 'FILE://x'])
  if (random.chance(0.05))
    files[name] = Buffer.from(random.pick(['\xff\xfe', 'gr\xf6\xdfe', '\xef\xbb\xbfx', 'a\x00b', 'a\r\nb\rc']), 'latin1')
  else if (!random.chance(0.06)) files[name] = content
  return `${random.chance(0.03) ? 'fileb' : 'file'}://${random.chance(0.2) ? './' : ''}${name}`
}

/** The words after an option. */
function words(shape: Shape, making: Making): string[] {
  const { model, random } = making
  const wrong = random.chance(0.3) ? 0.08 : 0
  const json = () => asJson(randomJson(shape, model, random, wrong), random)
  switch (shape.type) {
    case 'list': {
      if (random.chance(0.25)) return [random.chance(0.2) ? inFile(json(), making) : json()]
      if (random.chance(0.04)) return [inFile(randomText(random), making)]
      const element = () => {
        if (shape.of.type !== 'structure')
          return shape.of.type === 'string' && shape.of.enum ? random.pick(shape.of.enum) : randomText(random)
        return random.chance(0.15) ? asJson(randomJson(shape.of, model, random, wrong), random) : randomShorthand(shape.of, model, random)
      }
      return random.times(random.chance(0.05) ? 0 : 1, 3, element)
    }
    case 'structure':
    case 'map':
      if (random.chance(0.35)) return [random.chance(0.2) ? inFile(json(), making) : json()]
      return [random.chance(0.05) ? randomText(random) : randomShorthand(shape, model, random)]
    case 'integer':
      return [random.chance(0.05) ? inFile(randomInteger(random), making) : randomInteger(random)]
    case 'blob':
      return [
        random.chance(0.3) ? inFile('AAAA', making).replace('file://', 'fileb://') : random.pick(['AAAA', 'AA==', 'AAA', 'x y', 'é', '']),
      ]
    case 'string':
      if (random.chance(0.05)) return [inFile(randomText(random), making)]
      return [shape.enum && random.chance(0.7) ? random.pick(shape.enum) : randomText(random)]
    default:
      return [randomText(random)]
  }
}

function option(name: string, shape: Shape, making: Making): string[] {
  const { random } = making
  const full = kebabCase(name)
  const flag = random.chance(0.04) ? `--${full.slice(0, Math.max(3, full.length - 1 - random.below(4)))}` : `--${full}`
  if (shape.type === 'boolean') return [random.chance(0.5) ? flag : `--no-${full}`, ...(random.chance(0.04) ? ['true'] : [])]
  const values = words(shape, making)
  const [first] = values
  return values.length === 1 && first !== undefined && random.chance(0.12) ? [`${flag}=${first}`] : [flag, ...values]
}

function misspelt(text: string, random: Random): string {
  const at = 2 + random.below(Math.max(text.length - 2, 1))
  return text.slice(0, at) + random.pick(['', 'x', text.charAt(at).repeat(2)]) + text.slice(at + 1)
}

function inputOption(making: Making): string[] {
  const { model, random } = making
  const value = randomJson({ type: 'structure', name: model.input }, model, random, random.chance(0.2) ? 0.1 : 0)
  const [name, text] = random.chance(0.4)
    ? (['--cli-input-yaml', randomYaml(value, random)] as const)
    : (['--cli-input-json', asJson(value, random)] as const)
  return [name, random.chance(0.3) ? inFile(text, making) : text]
}

function extras(making: Making): string[] {
  const { model, random } = making
  const added: string[] = []
  const maybe = (probability: number, make: () => string[]) => {
    if (random.chance(probability)) added.push(...make())
  }
  maybe(0.06, () => ['--generate-cli-skeleton', ...random.pick([[], ['input'], ['output'], ['bogus']])])
  maybe(0.02, () => [random.pick(['extra', '--foo', '--foo=1', '-x', 'help me', '--'])])
  maybe(0.04, () => ['--cli-binary-format', random.pick(['base64', 'raw-in-base64-out', 'hex'])])
  maybe(0.03, () => ['--no-sign-request'])
  maybe(0.04, () => ['--region', random.pick(['eu-west-1', '', 'x y', 'a'.repeat(64)])])
  maybe(0.15, () => ['--query', random.pick([randomQuery(model, random), oddQuery(model, random)])])
  maybe(0.15, () => ['--output', random.pick(['json', 'text', 'table', 'yaml', 'yaml-stream', 'xml'])])
  maybe(0.02, () => ['--color', random.pick(['on', 'off', 'auto', 'x'])])
  maybe(0.02, () => [random.pick(['--no-verify-ssl', '--no-cli-pager', '--no-cli-auto-prompt', '--no-region', '--no-debug', '--no-query'])])
  maybe(0.02, () => [random.pick(['--cli-read-timeout', '--cli-connect-timeout']), random.pick(['5', '0', 'x', '1.5', ''])])
  maybe(model.paginator ? 0.3 : 0.02, () => ['--max-items', random.pick(['1', '2', '3', '0', 'x', '100'])])
  maybe(model.paginator ? 0.15 : 0, () => ['--page-size', random.pick(['1', '2', '60', 'x'])])
  maybe(model.paginator ? 0.15 : 0, () => [
    '--starting-token',
    random.pick(['raw', 'raw___2', 'None', 'eyJhIjogMX0=', startingToken(model, random)]),
  ])
  maybe(model.paginator ? 0.1 : 0.02, () => ['--no-paginate'])
  return added
}

function startingToken(model: CommandModel, random: Random): string {
  const token = { [model.paginator?.inputToken ?? 'NextToken']: random.pick(['t', null]), boto_truncate_amount: random.below(3) }
  return Buffer.from(JSON.stringify(token)).toString('base64')
}

function anywhere(random: Random): string[] {
  if (!random.chance(0.04)) return []
  return random.pick([
    ['--region', 'eu-west-2'],
    ['--region=eu-west-2'],
    ['--output', 'yaml'],
    ['--output=text'],
    ['--no-paginate'],
    ['--no-sign-request'],
    ['--query', '@'],
    ['--reg', 'eu-west-2'],
    ['--no-cli-pager'],
    ['--foo'],
    ['-x'],
  ])
}

/** The same option once more, with other words. */
function repeated(before: readonly string[] | undefined, model: CommandModel, making: Making): string[] {
  const member = Object.entries(model.structures[model.input] ?? {}).find(([name]) => `--${kebabCase(name)}` === before?.[0])
  return member === undefined ? [] : option(member[0], member[1].shape, making)
}

/** A command line for an operation: mostly right, sometimes wrong in one of the ways in which people are wrong. */
export function randomCommand({ service, command, model }: KnownCommand, random: Random): CommandLine {
  const files: Record<string, string | Uint8Array> = {}
  const making = { model, random, files }
  const options: string[][] = []
  const byInput = random.chance(0.12)
  for (const [name, { shape, required }] of Object.entries(model.structures[model.input] ?? {})) {
    const wanted = required ? random.chance(byInput ? 0.3 : 0.96) : random.chance(0.22)
    if (wanted) options.push(option(name, shape, making))
  }
  if (byInput) options.push(inputOption(making))
  if (random.chance(0.03)) options.push([misspelt(random.pick(options)?.[0] ?? '--region', random), 'x'])
  options.push(extras(making))
  if (random.chance(0.3)) options.sort(() => random.next() - 0.5)
  if (random.chance(0.05)) options.push(repeated(random.pick(options), model, making))
  const name = random.chance(0.01) ? misspelt(command, random) : command
  // What every command knows may stand anywhere.
  const [before, between] = [anywhere(random), anywhere(random)]
  const env = random.chance(0.04) ? { AWS_DEFAULT_OUTPUT: random.pick(['text', 'yaml', 'table', 'xml', '']) } : {}
  return { argv: [...before, service, ...between, name, ...options.flat()], files, env }
}
