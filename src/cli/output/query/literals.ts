import { parseJson } from '../../../client/parse-json.ts'
import type { Value } from '../../../client/value.ts'

export interface WithoutLiterals {
  /** The expression with a numbered text in the place of each literal. */
  readonly text: string
  readonly literals: ReadonlyMap<string, Value>
}

/** Begins the texts that stand for literals: nobody types this character of the private use area. */
const mark = '\uf8f0'

/** A character that the language has no use for, shown in its place as the reference does. */
function unknownToken(expression: string, index: number, token: string): Error {
  return new Error(`Bad jmespath expression: Unknown token ${token}:\n${expression}\n${' '.repeat(index)}^`)
}

/** @throws Error for what is no part of any token */
function checkCharacter(expression: string, index: number): void {
  const [before, character, after] = [expression[index - 1] ?? '', expression.charAt(index), expression[index + 1] ?? '']
  if (character === '=' && after !== '=' && !'=!<>'.includes(before || ' ')) throw unknownToken(expression, index, "'='")
  if (character === '-' && !/\d/.test(after)) throw unknownToken(expression, index, "'-'")
  const known = /[\w\s.*\]@,:(){}[|&<>!=-]/.test(character) || (character === '?' && before === '[')
  if (!known) throw unknownToken(expression, index, character)
}

/** The text up to the closing delimiter and where it ends. @throws Error */
function delimited(expression: string, start: number): { inner: string; end: number } {
  const delimiter = expression.charAt(start)
  let index = start + 1
  while (index < expression.length && expression[index] !== delimiter) index += expression[index] === '\\' ? 2 : 1
  if (index >= expression.length)
    throw new Error(`Bad jmespath expression: Unclosed ${delimiter} delimiter:\n${expression}\n${' '.repeat(start)}^`)
  return { inner: expression.slice(start + 1, index), end: index + 1 }
}

/** JSON between backticks; what is no JSON is taken as a text, as scripts of old expect. @throws Error */
function jsonLiteral(inner: string): Value {
  const text = inner.replaceAll('\\`', '`')
  try {
    return parseJson(text)
  } catch {
    return parseJson(`"${text.trimStart()}"`)
  }
}

/** Takes the literals out, which the library would turn into JavaScript's numbers and objects. @throws Error */
export function withoutLiterals(expression: string): WithoutLiterals {
  const literals = new Map<string, Value>()
  let text = ''
  let index = 0
  while (index < expression.length) {
    const character = expression.charAt(index)
    if (character !== '`' && character !== "'" && character !== '"') {
      checkCharacter(expression, index)
      text += character
      index++
      continue
    }
    const { inner, end } = delimited(expression, index)
    index = end
    if (character === '"') {
      text += `"${inner}"`
      continue
    }
    const name = `${mark}${literals.size}`
    literals.set(name, character === '`' ? jsonLiteral(inner) : inner.replaceAll("\\'", "'"))
    text += `'${name}'`
  }
  return { text, literals }
}
