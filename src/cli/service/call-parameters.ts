import { usageFailure } from '../../client/failure.ts'
import type { Environment } from '../../client/home.ts'
import { toInteger } from '../../client/integer.ts'
import type { PagingOptions } from '../../client/pages.ts'
import type { Dict, Value } from '../../client/value.ts'
import { kebabCase } from '../../model/names.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import { loadChunk } from '../chunks.ts'
import type { MemberOption } from './operation-arguments.ts'
import type { ParsedArguments } from './parse-arguments.ts'
import { withTagList } from './tag-list.ts'

export interface CallParameters {
  readonly input: Dict
  readonly paginate: boolean
  readonly paging: PagingOptions
}

const pagingNames = ['starting-token', 'page-size', 'max-items'] as const

/** The service's own paging parameters turn automatic paging off. */
function pagingMembers(model: CommandModel): string[] {
  return model.paginator ? [model.paginator.inputToken, model.paginator.limitKey] : []
}

/** What to call the operation with, from the options and the input document; options replace whole members. @throws Failure */
export function callParameters(
  model: CommandModel,
  options: readonly MemberOption[],
  parsed: ParsedArguments,
  env: Environment,
  wantsPages: boolean,
): CallParameters {
  const { values } = parsed
  const manual = pagingMembers(model).some((member) => values.has(kebabCase(member)))
  let paginate = model.paginator !== undefined && wantsPages && !manual
  const paging = pagingNames.filter((name) => values.get(name) !== undefined)
  const used = paging.filter((name) => values.get(name) && values.get(name) !== 0)
  if (model.paginator && !paginate && used.length > 0) {
    throw usageFailure(`Cannot specify --no-paginate along with pagination arguments: ${used.map((name) => `--${name}`).join(', ')}`)
  }
  const input = new Map<string, Value>()
  for (const {
    member,
    shape,
    arguments: [argument],
  } of options) {
    const value = argument && values.get(argument.dest)
    if (argument?.flag === undefined || value === undefined) continue
    input.set(member, typeof value === 'boolean' ? value : unpackIfText(argument.flag, shape, value, model, env))
  }
  const tags = values.get('tags')
  if (Array.isArray(tags)) withTagList(model, tags, input, env)
  if (paging.length > 0) input.set('PaginationConfig', null)
  if (values.has('cli-input-json') || values.has('cli-input-yaml')) {
    for (const [member, value] of loadChunk('values').inputDocument(values, env)) if (!input.has(member)) input.set(member, value)
  }
  if (pagingMembers(model).some((member) => input.has(member))) paginate = false
  // Left there, it is refused as a member that nobody knows: a sample answer has no pages either.
  if (paginate && values.get('generate-cli-skeleton') !== 'output') input.delete('PaginationConfig')
  const number = (name: 'page-size' | 'max-items') => (values.get(name) === undefined ? undefined : Number(values.get(name)))
  const startingToken = values.get('starting-token')
  return {
    input,
    paginate,
    paging: {
      startingToken: startingToken === undefined ? undefined : textValue('--starting-token', String(startingToken), env),
      pageSize: number('page-size'),
      maxItems: number('max-items'),
    },
  }
}

function unpackIfText(
  flag: string,
  shape: MemberOption['shape'],
  value: string | number | bigint | readonly string[],
  model: CommandModel,
  env: Environment,
): Value {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'string' && !value.startsWith('file')) {
    if (shape.type === 'string') return value
    if (shape.type === 'integer') return toInteger(value)
  } else if (shape.type === 'list' && shape.of.type === 'string' && isPlainList(value)) return value
  return loadChunk('values').unpackValue(flag, shape, value, model, env)
}

function textValue(flag: string, value: string, env: Environment): string {
  return value.startsWith('file') ? loadChunk('values').fileText(flag, value, env) : value
}

/** Not JSON, and not a lone file. */
function isPlainList(words: string | readonly string[]): words is readonly string[] {
  return typeof words !== 'string' && (words.length !== 1 || !/^\s*\[|^file/.test(words[0] ?? ''))
}
