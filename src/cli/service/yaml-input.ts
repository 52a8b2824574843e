import type { Value } from '../../client/value.ts'
import { parameterFailure } from './parameter-failure.ts'
import { composeDocument, YamlMistake } from './yaml/compose.ts'
import { constructDocument } from './yaml/construct.ts'

/** A document of `--cli-input-yaml`, read as the reference's loader reads it. @throws Failure */
export function parseYamlInput(text: string): Value {
  try {
    const document = composeDocument(text)
    return document === undefined ? null : constructDocument(document)
  } catch (error) {
    if (error instanceof YamlMistake) throw parameterFailure('cli-input-yaml', 'Invalid YAML received.')
    throw error
  }
}
