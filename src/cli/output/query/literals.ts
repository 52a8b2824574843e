import { parseJson } from '../../../client/parse-json.ts'
import type { Value } from '../../../client/value.ts'
import { type Delimited, type Token, tokensOf } from './tokens.ts'

export interface WithoutLiterals {
  /** The expression with a numbered text in the place of each literal. */
  readonly text: string
  readonly literals: ReadonlyMap<string, Value>
  readonly tokens: readonly Token[]
}

/** Begins the texts that stand for literals: nobody types this character of the private use area. */
const mark = '\uf8f0'

/** A character that the language has no use for, shown in its place as the reference does. */
const unknownToken = (expression: string, index: number, token: string): Error => badToken(expression, index, `Unknown token ${token}`)

function badToken(expression: string, index: number, reason: string): Error {
  return new Error(`Bad jmespath expression: ${reason}:\n${expression}\n${' '.repeat([...expression.slice(0, index)].length)}^`)
}

/** How many characters the token has whose end nobody needs to look for. @throws Error for what is no part of any token */
function tokenLength(expression: string, index: number): number {
  const [character, after] = [expression.charAt(index), expression[index + 1] ?? '']
  if (/^(?:[!<>=]=|\[\?)$/.test(character + after)) return 2
  if (character === '=') throw unknownToken(expression, index, "'='")
  if (character === '-' && !/\d/.test(after)) throw unknownToken(expression, index, "'-'")
  if (!/[\w\s.*\]@,:(){}[|&<>!-]/.test(character))
    throw unknownToken(expression, index, String.fromCodePoint(expression.codePointAt(index) ?? 0))
  return 1
}

/** The text up to the closing delimiter and where it ends. @throws Error */
function delimited(expression: string, start: number): { inner: string; end: number } {
  const delimiter = expression.charAt(start)
  let index = start + 1
  while (index < expression.length && expression[index] !== delimiter) index += expression[index] === '\\' ? 2 : 1
  if (index >= expression.length) throw badToken(expression, start, `Unclosed ${delimiter} delimiter`)
  return { inner: expression.slice(start + 1, index), end: index + 1 }
}

const rawText = (inner: string): string => inner.replaceAll("\\'", "'")

/** JSON between backticks; what is no JSON is taken as a text, as scripts of old expect. @throws Error */
function jsonLiteral(expression: string, index: number, inner: string): Value {
  const text = inner.replaceAll('\\`', '`')
  try {
    return parseJson(text)
  } catch {
    try {
      return parseJson(`"${text.trimStart()}"`)
    } catch {
      throw badToken(expression, index, `Bad token ${text}`)
    }
  }
}

/** A name is JSON between its quotes. @throws Error */
function quotedName(expression: string, index: number, inner: string): Value {
  try {
    return parseJson(`"${inner}"`)
  } catch (error) {
    throw badToken(expression, index, (error instanceof Error ? error.message : String(error)).split(':')[0] ?? '')
  }
}

/** Takes the literals out, which the library would turn into JavaScript's numbers and objects. @throws Error */
export function withoutLiterals(expression: string): WithoutLiterals {
  const literals = new Map<string, Value>()
  const found = new Map<number, Delimited>()
  let text = ''
  let index = 0
  while (index < expression.length) {
    const character = expression.charAt(index)
    if (character !== '`' && character !== "'" && character !== '"') {
      const length = tokenLength(expression, index)
      text += expression.slice(index, index + length)
      index += length
      continue
    }
    const { inner, end } = delimited(expression, index)
    const isName = character === '"'
    const value = isName ? quotedName(expression, index, inner) : character === '`' ? jsonLiteral(expression, index, inner) : rawText(inner)
    found.set(index, { start: index, end, value, isName })
    index = end
    if (isName) {
      text += `"${inner}"`
      continue
    }
    const name = `${mark}${literals.size}`
    literals.set(name, value)
    text += `'${name}'`
  }
  return { text, literals, tokens: tokensOf(expression, found) }
}
