import { usageFailure } from '../../client/failure.ts'
import type { Environment } from '../../client/home.ts'
import type { PagingOptions } from '../../client/pages.ts'
import { JsonError, parseJson } from '../../client/parse-json.ts'
import { type Dict, isDict, type Value } from '../../client/value.ts'
import { kebabCase } from '../../model/names.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import { loadChunk } from '../chunks.ts'
import type { MemberOption } from './operation-arguments.ts'
import type { ParsedArguments } from './parse-arguments.ts'
import { pythonType } from './python-text.ts'
import { parameterFailure, unpackValue, withFile } from './unpack-value.ts'

export interface CallParameters {
  readonly input: Dict
  readonly paginate: boolean
  readonly paging: PagingOptions
}

const pagingNames = ['starting-token', 'page-size', 'max-items'] as const

function asText(value: string | readonly string[] | Uint8Array): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)
}

/** The parameters of `--cli-input-json` or `--cli-input-yaml`. @throws Failure */
function inputDocument({ values }: ParsedArguments, env: Environment): Dict {
  const [json, yaml] = [values.get('cli-input-json'), values.get('cli-input-yaml')]
  if (json !== undefined && yaml !== undefined) throw usageFailure('Only one --cli-input- parameter may be specified.')
  const given = json ?? yaml
  if (given === undefined) return new Map()
  const option = json === undefined ? 'cli-input-yaml' : 'cli-input-json'
  const text = asText(withFile(`--${option}`, String(given), env))
  const loaded = json === undefined ? loadChunk('yaml-input').parseYamlInput(text) : readJson(text)
  if (!isDict(loaded)) throw parameterFailure(`--${option}`, `Invalid type: expecting map, received ${pythonType(loaded)}`)
  return loaded
}

function readJson(text: string): Value {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw parameterFailure('cli-input-json', 'Invalid JSON received.')
    throw error
  }
}

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
  for (const [member, value] of inputDocument(parsed, env)) {
    if (!input.has(member)) input.set(member, value)
  }
  if (pagingMembers(model).some((member) => input.has(member))) paginate = false
  if (!paginate && paging.length > 0) input.set('PaginationConfig', null)
  const number = (name: 'page-size' | 'max-items') => (values.get(name) === undefined ? undefined : Number(values.get(name)))
  const startingToken = values.get('starting-token')
  return {
    input,
    paginate,
    paging: {
      startingToken: startingToken === undefined ? undefined : asText(withFile('--starting-token', String(startingToken), env)),
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
  return typeof value === 'number' || typeof value === 'bigint' ? value : unpackValue(flag, shape, value, model, env)
}
