import { generalFailure, usageFailure } from '../../client/failure.ts'
import type { Environment } from '../../client/home.ts'
import { JsonError, parseJson } from '../../client/parse-json.ts'
import { pythonType } from '../../client/python-text.ts'
import { type Dict, isDict, keyOf, type Value } from '../../client/value.ts'
import { loadChunk } from '../chunks.ts'
import { fileText } from './file-text.ts'
import { parameterFailure } from './parameter-failure.ts'
import type { ParsedArguments } from './parse-arguments.ts'

/** The parameters of `--cli-input-json` or `--cli-input-yaml`. @throws Failure */
export function inputDocument(values: ParsedArguments['values'], env: Environment): Dict {
  const [json, yaml] = [values.get('cli-input-json'), values.get('cli-input-yaml')]
  if (json !== undefined && yaml !== undefined) throw usageFailure('Only one --cli-input- parameter may be specified.')
  const option = json === undefined ? '--cli-input-yaml' : '--cli-input-json'
  const text = fileText(option, String(json ?? yaml), env)
  const loaded = json === undefined ? loadChunk('yaml-input').parseYamlInput(text) : readJson(text)
  if (!isDict(loaded)) throw parameterFailure(option, `Invalid type: expecting map, received ${pythonType(loaded)}`)
  if ([...loaded.keys()].some((key) => typeof keyOf(loaded, key) !== 'string')) throw generalFailure('keywords must be strings')
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
