import { CORE_SCHEMA, load } from 'js-yaml'
import { usageFailure } from '../../client/failure.ts'
import { fromPlain, type Value } from '../../client/value.ts'

/** A document of `--cli-input-yaml`. @throws Failure */
export function parseYamlInput(text: string): Value {
  try {
    return fromPlain(load(text, { schema: CORE_SCHEMA }))
  } catch {
    throw usageFailure("Error parsing parameter 'cli-input-yaml': Invalid YAML received.")
  }
}
