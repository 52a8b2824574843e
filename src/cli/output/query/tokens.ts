/** The tokens of a query, as the reference names them in its messages. */

import { pythonText } from '../../../client/python-text.ts'
import type { Value } from '../../../client/value.ts'

export interface Token {
  readonly type: string
  /** As a message shows it. */
  readonly text: string
  /** In code points. */
  readonly start: number
}

const single: Readonly<Record<string, string>> = {
  '.': 'dot',
  '*': 'star',
  ']': 'rbracket',
  ',': 'comma',
  ':': 'colon',
  '@': 'current',
  '(': 'lparen',
  ')': 'rparen',
  '{': 'lbrace',
  '}': 'rbrace',
  '|': 'pipe',
  '&': 'expref',
  '[': 'lbracket',
  '<': 'lt',
  '>': 'gt',
  '!': 'not',
}

const double: Readonly<Record<string, string>> = {
  '||': 'or',
  '&&': 'and',
  '[]': 'flatten',
  '[?': 'filter',
  '<=': 'lte',
  '>=': 'gte',
  '!=': 'ne',
  '==': 'eq',
}

/** A literal or a quoted name, found by whoever takes them out of the expression. */
export interface Delimited {
  readonly start: number
  readonly end: number
  readonly value: Value
  readonly isName: boolean
}

/**
 * @param expression without a character that belongs to no token
 * @param delimited by where they start, in UTF-16 units
 */
export function tokensOf(expression: string, delimited: ReadonlyMap<number, Delimited>): Token[] {
  const tokens: Token[] = []
  const points = (index: number): number => [...expression.slice(0, index)].length
  const add = (type: string, text: string, index: number) => tokens.push({ type, text, start: points(index) })
  let index = 0
  while (index < expression.length) {
    const rest = expression.slice(index)
    const whole = delimited.get(index)
    const word = /^[A-Za-z_]\w*/.exec(rest)?.[0]
    const number = /^-?\d+/.exec(rest)?.[0]
    const pair = double[rest.slice(0, 2)]
    if (whole !== undefined) {
      add(whole.isName ? 'quoted_identifier' : 'literal', pythonText(whole.value), index)
      index = whole.end
    } else if (word !== undefined) {
      add('unquoted_identifier', word, index)
      index += word.length
    } else if (number !== undefined) {
      add('number', String(BigInt(number)), index)
      index += number.length
    } else if (pair !== undefined) {
      add(pair, rest.slice(0, 2), index)
      index += 2
    } else {
      const type = single[rest.charAt(0)]
      if (type !== undefined) add(type, rest.charAt(0), index)
      index += 1
    }
  }
  return [...tokens, { type: 'eof', text: '', start: points(expression.length) }]
}
