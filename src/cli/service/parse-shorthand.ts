import type { Value } from '../../client/value.ts'
import { duplicateKey, ShorthandError, unexpected } from './shorthand-error.ts'

/*
 * parameter    = keyval *("," keyval)
 * keyval       = key ("=" / "@=") [values]
 * values       = csv / list / hash
 * csv          = first *("," second)        as far as no "=" follows: "a=b,c" is one list, "a=b,c=d" two pairs
 * list         = "[" *(item ",") [item] "]"
 * hash         = "{" *(key ("=" / "@=") item ",") "}"
 * item         = first / list / hash
 * first/second = word / 'single' / "double"  where a backslash escapes only a comma, a quote or itself inside quotes
 */
const singleQuoted = /'(?:\\\\|\\'|[^'])*'/uy
const doubleQuoted = /"(?:\\\\|\\"|[^"])*"/uy
// Characters beyond U+FFFF stand only inside quotes, as in the reference.
const firstWord = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s\u0085!#-&(-+\--\\^-|~-\uffff])*/uy
const secondWord = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s\u0085!#-&(-+\--<>-\uffff])*/uy
const keyText = /[A-Za-z0-9\-_.#/:]*/y

/** A text in the AWS CLI's shorthand, read without regard to what its parameter should be. @throws ShorthandError */
export function parseShorthand(text: string, readFile: (path: string) => Value): Map<string, Value> {
  let index = 0

  const current = () => (index < text.length ? String.fromCodePoint(text.codePointAt(index) ?? 0) : undefined)
  const atEnd = () => index >= text.length
  const skipSpace = () => {
    while (!atEnd() && ' \t\n\r\v\f'.includes(text.charAt(index))) index++
  }
  const fail = (expected: string, received: string): never => {
    throw unexpected(text, expected, received, index)
  }
  const expect = (character: string, spaceAround = false) => {
    if (spaceAround) skipSpace()
    if (atEnd()) fail(character, 'EOF')
    const actual = current() as string
    if (actual !== character) fail(character, actual)
    index++
    if (spaceAround) skipSpace()
  }
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = index
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) index += found.length
    return found
  }

  function quoted(pattern: RegExp, name: string): string {
    const found = match(pattern) ?? fail(`<${name}>`, '<none>')
    const quote = found.charAt(0)
    return found.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\')
  }

  // What Python takes for blanks.
  const word = (found: string) => found.replaceAll('\\,', ',').replace(/(?:[^\S\ufeff]|\u0085)+$/, '')

  function first(): string {
    if (current() === "'") return quoted(singleQuoted, 'singled quoted')
    if (current() === '"') return quoted(doubleQuoted, 'double quoted')
    return word(match(firstWord) ?? '')
  }

  function second(): string {
    if (current() === "'") return quoted(singleQuoted, 'singled quoted')
    if (current() === '"') return quoted(doubleQuoted, 'double quoted')
    return word(match(secondWord) ?? fail('<second>', '<none>'))
  }

  function item(): Value {
    if (current() === '[') return list()
    if (current() === '{') return hash()
    return first()
  }

  function list(): Value {
    const items: Value[] = []
    expect('[', true)
    while (current() !== ']') {
      items.push(item())
      skipSpace()
      if (current() !== ']') {
        expect(',')
        skipSpace()
      }
    }
    expect(']')
    return items
  }

  function hash(): Value {
    const members = new Map<string, Value>()
    expect('{', true)
    while (current() !== '}') {
      const { key, fromFile } = keyAndSign()
      const value = loaded(item(), fromFile)
      skipSpace()
      if (current() !== '}') {
        expect(',')
        skipSpace()
      }
      members.set(key, value)
    }
    expect('}')
    return members
  }

  /** One value, or the values of a list that goes on as long as no key follows. */
  function csv(): Value {
    const start = first()
    skipSpace()
    if (atEnd() || text[index] !== ',') return start
    expect(',', true)
    const values: Value[] = [start]
    for (;;) {
      try {
        const next = second()
        skipSpace()
        if (atEnd()) {
          values.push(next)
          break
        }
        expect(',', true)
        values.push(next)
      } catch (error) {
        if (!(error instanceof ShorthandError) || atEnd()) throw error
        index = text.lastIndexOf(',', index)
        break
      }
    }
    return values.length === 1 ? start : values
  }

  function keyAndSign(): { key: string; fromFile: boolean } {
    const key = match(keyText) ?? ''
    skipSpace()
    const fromFile = text.startsWith('@=', index)
    if (fromFile) index++
    expect('=', true)
    return { key, fromFile }
  }

  const loaded = (value: Value, fromFile: boolean) => (fromFile && typeof value === 'string' ? readFile(value) : value)

  function pair(): [string, Value] {
    const { key, fromFile } = keyAndSign()
    if (atEnd()) return [key, '']
    if (current() === '[') return [key, loaded(list(), fromFile)]
    if (current() === '{') return [key, loaded(hash(), fromFile)]
    return [key, loaded(csv(), fromFile)]
  }

  const result = new Map<string, Value>([pair()])
  let last = index
  while (!atEnd()) {
    expect(',', true)
    const [key, value] = pair()
    if (result.has(key)) throw duplicateKey(text, key, last + 1)
    result.set(key, value)
    last = index
  }
  return result
}
