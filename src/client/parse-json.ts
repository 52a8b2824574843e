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
    for (;;) {
      const code = text.charCodeAt(index)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      index++
    }
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

  /** The engine's own reader takes what is right; what is wrong is read again here, to say where. */
  function string(): string {
    let end = text.indexOf('"', index + 1)
    while (end > 0 && text[end - 1] === '\\' && isEscaped(end)) end = text.indexOf('"', end + 1)
    if (end > 0) {
      try {
        const result: string = JSON.parse(text.slice(index, end + 1))
        index = end + 1
        return result
      } catch {}
    }
    return stringWithMistake()
  }

  function isEscaped(at: number): boolean {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes++
    return slashes % 2 === 1
  }

  function stringWithMistake(): string {
    const start = index++
    for (;;) {
      const character = text[index]
      if (character === undefined) return fail('Unterminated string starting at', start)
      if (character < ' ') return fail('Invalid control character at')
      if (character === '\\') escapeSequence(start)
      else index++
    }
  }

  function escapeSequence(start: number): void {
    const character = text[index + 1]
    if (character === undefined) fail('Unterminated string starting at', start)
    else if (character === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(index + 2, index + 6))) fail('Invalid \\uXXXX escape', index + 1)
      index += 6
    } else if ('"\\/bfnrt'.includes(character)) index += 2
    else fail('Invalid \\escape')
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
