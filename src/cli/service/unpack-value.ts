import { generalFailure } from '../../client/failure.ts'
import type { Environment } from '../../client/home.ts'
import { toInteger } from '../../client/integer.ts'
import { JsonError, parseArgumentJson } from '../../client/parse-json.ts'
import type { Value } from '../../client/value.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { ListShape, Shape } from '../../model/shapes.ts'
import { type Words, withFile } from './file-text.ts'
import { fitShorthand } from './fit-shorthand.ts'
import { parameterFailure } from './parameter-failure.ts'
import { parseShorthand } from './parse-shorthand.ts'
import { ShorthandError } from './shorthand-error.ts'

const isComplex = (shape: Shape) => shape.type === 'structure' || shape.type === 'list' || shape.type === 'map'

function takesShorthand(shape: Shape, words: Words): boolean {
  const first = typeof words === 'string' ? words : (words[0] ?? '')
  if (/^\s*[[{]/.test(first)) return false
  return shape.type === 'list' ? isComplex(shape.of) : isComplex(shape)
}

/** The value of a parameter from the words after its option. @throws Failure */
export function unpackValue(option: string, shape: Shape, words: Words, model: CommandModel, env: Environment): Value {
  const content = withFile(option, words, env)
  if (content instanceof Uint8Array) return unpackBytes(option, shape, content)
  if (!takesShorthand(shape, content)) return unpack(option, shape, content)
  const readFile = (path: string): Value => {
    const loaded = withFile(option, path, env)
    return loaded instanceof Uint8Array ? loaded : String(loaded)
  }
  try {
    const parsed = typeof content === 'string' ? parseShorthand(content, readFile) : content.map((word) => parseShorthand(word, readFile))
    return fitShorthand(shape, parsed, model.structures)
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterFailure(option, error.message)
    throw error
  }
}

/** Bytes where text is wanted: the reference's ways of failing are its own. */
function unpackBytes(option: string, shape: Shape, bytes: Uint8Array): Value {
  if (takesShorthand(shape, '')) throw generalFailure("'in <string>' requires string as left operand, not int")
  if (shape.type === 'list') return [...bytes]
  if (shape.type === 'document') return json(option, Buffer.from(bytes).toString())
  return shape.type === 'integer' ? toInteger(Buffer.from(bytes).toString()) : bytes
}

function json(option: string, text: string): Value {
  try {
    return parseArgumentJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw parameterFailure(option, `Invalid JSON: ${error.message}\nJSON received: ${text}`)
    throw error
  }
}

function firstCharacter(text: string): string {
  const first = text.trimStart()[0]
  if (first === undefined) throw generalFailure('string index out of range')
  return first
}

function unpack(option: string, shape: Shape, words: Words): Value {
  if (shape.type === 'list') return unpackList(option, shape, words)
  // The parser gives several words only to lists.
  const text = words as string
  switch (shape.type) {
    case 'document':
      return json(option, text)
    case 'structure':
    case 'map':
      if (firstCharacter(text) === '{') return json(option, text)
      throw parameterFailure(option, `Invalid JSON:\n${text}`)
    case 'integer':
      return toInteger(text)
    case 'boolean':
      return text !== '' && text.toLowerCase() !== 'false'
    default:
      return text
  }
}

function unpackList(option: string, shape: ListShape, words: Words): Value {
  if (typeof words === 'string') {
    if (firstCharacter(words) === '[') return json(option, words)
  } else if (words.length === 1 && /^\s*\[/.test(words[0] ?? '')) {
    return json(option, words[0] ?? '')
  }
  // A file's text that is no JSON list is a list of its characters, as in the reference.
  return [...words].map((word) => unpack(option, shape.of, word))
}
