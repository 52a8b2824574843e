import { Float, OrderedDict, type Value } from './value.ts'

/** What is wrong and where, in the words of the reference's JSON reader, which users see. */
export class JsonError extends Error {
  /** @param position counted in characters, not UTF-16 units */
  constructor(problem: string, text: string, index: number) {
    const before = [...text.slice(0, index)]
    const line = before.filter((character) => character === '\n').length + 1
    const column = before.length - before.lastIndexOf('\n')
    super(`${problem}: line ${line} column ${column} (char ${before.length})`)
  }
}

const number = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y
const plainText = /[^"\\\p{Cc}]*/uy
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const words: readonly (readonly [string, Value])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new Float(Number.NaN)],
  ['Infinity', new Float(Number.POSITIVE_INFINITY)],
  ['-Infinity', new Float(Number.NEGATIVE_INFINITY)],
]

/**
 * Reads JSON into a `Value`, keeping the order of keys; the last of two equal keys wins.
 * @param makeDict what an object becomes
 * @throws JsonError
 */
export function parseJson(text: string, makeDict: () => Map<string, Value> = () => new Map()): Value {
  let index = 0

  const fail = (problem: string, at = index): never => {
    throw new JsonError(problem, text, at)
  }
  const skipSpace = () => {
    while (' \t\n\r'.includes(text.charAt(index)) && index < text.length) index++
  }

  function value(): Value {
    const character = text[index]
    if (character === '"') return string()
    if (character === '{') return dict()
    if (character === '[') return list()
    for (const [word, meaning] of words) {
      if (text.startsWith(word, index)) {
        index += word.length
        return meaning
      }
    }
    number.lastIndex = index
    const match = number.exec(text)
    if (match === null) return fail('Expecting value')
    index = number.lastIndex
    if (match[2] !== undefined || match[3] !== undefined) return new Float(Number(match[0]))
    const integer = Number(match[0])
    return Number.isSafeInteger(integer) ? integer : BigInt(match[0])
  }

  function string(): string {
    const start = index++
    let result = ''
    for (;;) {
      plainText.lastIndex = index
      plainText.exec(text)
      result += text.slice(index, plainText.lastIndex)
      index = plainText.lastIndex
      const character = text[index]
      if (character === undefined) return fail('Unterminated string starting at', start)
      if (character === '"') {
        index++
        return result
      }
      if (character === '\\') {
        result += escapeSequence(start)
      } else if (character < ' ') {
        fail('Invalid control character at')
      } else {
        result += character
        index++
      }
    }
  }

  function escapeSequence(start: number): string {
    const character = text[index + 1]
    if (character === undefined) return fail('Unterminated string starting at', start)
    if (character === 'u') {
      const digits = text.slice(index + 2, index + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail('Invalid \\uXXXX escape', index + 1)
      index += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    const plain = escapes[character]
    if (plain === undefined) return fail('Invalid \\escape')
    index += 2
    return plain
  }

  function dict(): Value {
    const result = makeDict()
    index++
    skipSpace()
    if (text[index] === '}') {
      index++
      return result
    }
    for (;;) {
      if (text[index] !== '"') fail('Expecting property name enclosed in double quotes')
      const key = string()
      skipSpace()
      if (text[index] !== ':') fail("Expecting ':' delimiter")
      index++
      skipSpace()
      result.set(key, value())
      skipSpace()
      if (text[index] === '}') break
      if (text[index] !== ',') fail("Expecting ',' delimiter")
      index++
      skipSpace()
    }
    index++
    return result
  }

  function list(): Value {
    const result: Value[] = []
    index++
    skipSpace()
    if (text[index] === ']') {
      index++
      return result
    }
    for (;;) {
      result.push(value())
      skipSpace()
      if (text[index] === ']') break
      if (text[index] !== ',') fail("Expecting ',' delimiter")
      index++
      skipSpace()
    }
    index++
    return result
  }

  if (text.startsWith('\ufeff')) fail('Unexpected UTF-8 BOM (decode using utf-8-sig)')
  skipSpace()
  const result = value()
  skipSpace()
  if (index !== text.length) fail('Extra data')
  return result
}

/** JSON of the command line, whose objects the reference's messages call `OrderedDict`. @throws JsonError */
export function parseArgumentJson(text: string): Value {
  return parseJson(text, () => new OrderedDict())
}
