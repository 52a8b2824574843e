import { binaryTag, boolCoreTag, defineScalarTag, FAILSAFE_SCHEMA, load, mergeTag, NOT_RESOLVED, nullCoreTag, realMapTag } from 'js-yaml'
import { generalFailure } from '../../client/failure.ts'
import { Float, fromPlain, type Value } from '../../client/value.ts'
import { parameterFailure } from './parameter-failure.ts'

const digits = '-+.0123456789'.split('')

const integer = defineScalarTag('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: digits,
  resolve(source) {
    const [, sign = '', body = ''] = /^([-+]?)(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/.exec(source) ?? []
    if (body === '') return NOT_RESOLVED
    const plain = body.replaceAll('_', '')
    const value = Number(/^0[box]/.test(plain) ? plain : plain.replace(/^0+(?=\d)/, ''))
    return sign === '-' ? -value : value
  },
  identify: () => false,
})

const float = defineScalarTag('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: digits,
  resolve(source) {
    const special = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(source)
    if (special) return new Float(special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)
    if (/^\.(?:nan|NaN|NAN)$/.test(source)) return new Float(Number.NaN)
    const number = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\.[0-9_]+(?:[eE][-+][0-9]+)?)$/
    return number.test(source) ? new Float(Number(source.replaceAll('_', ''))) : NOT_RESOLVED
  },
  identify: () => false,
})

const schema = FAILSAFE_SCHEMA.withTags(realMapTag, nullCoreTag, boolCoreTag, integer, float, binaryTag, mergeTag)

/** The loader's maps and numbers as values. */
function asValue(loaded: unknown): Value {
  if (Array.isArray(loaded)) return loaded.map(asValue)
  if (!(loaded instanceof Map)) return fromPlain(loaded)
  return new Map(
    [...loaded].map(([key, item]) => {
      if (typeof key !== 'string') throw generalFailure('keywords must be strings')
      return [key, asValue(item)]
    }),
  )
}

/** A document of `--cli-input-yaml`. @throws Failure */
export function parseYamlInput(text: string): Value {
  // The loader has no word for a document without content.
  if (/^(?:\s|#.*|---)*$/.test(text)) return null
  let loaded: unknown
  try {
    loaded = load(text, { schema })
  } catch {
    throw parameterFailure('cli-input-yaml', 'Invalid YAML received.')
  }
  return asValue(loaded)
}
