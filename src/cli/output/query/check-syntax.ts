/**
 * Whether a query is one, said in the reference's words. The library parses it; its messages are others, and it knows a larger
 * language. This walks the tokens by operator precedence and builds nothing.
 */
import type { Token } from './tokens.ts'

/** How strongly a token that follows an expression binds it; what is not here ends it. */
const strength: Readonly<Record<string, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  ne: 5,
  lt: 5,
  lte: 5,
  gt: 5,
  gte: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
}
/** What binds less ends a projection. */
const endsProjection = 10
const comparisons = new Set(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'])
const names = ['quoted_identifier', 'unquoted_identifier']

/** @throws Error whose message is the reference's */
export function checkSyntax(expression: string, tokens: readonly Token[]): void {
  new Walk(expression, tokens).whole()
}

class Walk {
  readonly #expression: string
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(expression: string, tokens: readonly Token[]) {
    this.#expression = expression
    this.#tokens = tokens
  }

  whole(): void {
    this.#binding(0)
    const rest = this.#at(0)
    if (rest.type !== 'eof') throw this.#problem(rest, `Unexpected token: ${rest.text}`)
  }

  #at(offset: number): Token {
    return this.#tokens[Math.min(this.#index + offset, this.#tokens.length - 1)] as Token
  }

  #is(...types: readonly string[]): boolean {
    return types.includes(this.#at(0).type)
  }

  /** An expression up to what binds it no more than `least`. */
  #binding(least: number): void {
    const first = this.#at(0)
    this.#index += 1
    let kind = this.#begun(first)
    for (let next = this.#at(0); least < (strength[next.type] ?? 0); next = this.#at(0)) {
      this.#index += 1
      kind = this.#continued(next, kind)
    }
  }

  /** @returns `field` where a call may follow */
  #begun(token: Token): 'field' | 'other' {
    switch (token.type) {
      case 'unquoted_identifier':
        return 'field'
      case 'quoted_identifier':
        if (this.#is('lparen')) throw this.#problem({ ...this.#at(0), start: 0 }, 'Quoted identifier not allowed for function names.')
        return 'field'
      case 'literal':
      case 'current':
        break
      case 'star':
        if (!this.#is('rbracket')) this.#projected(strength.star as number)
        break
      case 'filter':
        this.#filtered()
        break
      case 'lbrace':
        this.#hash()
        break
      case 'lparen':
        this.#binding(0)
        this.#need('rparen')
        break
      case 'flatten':
        this.#projected(strength.flatten as number)
        break
      case 'not':
        this.#binding(strength.not as number)
        break
      case 'expref':
        this.#binding(0)
        break
      case 'lbracket':
        this.#bracket()
        break
      case 'eof':
        throw this.#incomplete()
      default:
        throw this.#problem(token, 'invalid token')
    }
    return 'other'
  }

  #bracket(): void {
    if (this.#is('number', 'colon')) this.#indexed()
    else if (this.#is('star') && this.#at(1).type === 'rbracket') {
      this.#index += 2
      this.#projected(strength.star as number)
    } else this.#list()
  }

  #continued({ type }: Token, kind: 'field' | 'other'): 'field' | 'other' {
    if (type === 'dot') {
      if (!this.#is('star')) this.#member(strength.dot as number)
      else {
        this.#index += 1
        this.#projected(strength.dot as number)
      }
    } else if (type === 'pipe' || type === 'or' || type === 'and' || comparisons.has(type)) this.#binding(strength[type] as number)
    else if (type === 'lparen') this.#call(kind)
    else if (type === 'filter') this.#filtered()
    else if (type === 'flatten') this.#projected(strength.flatten as number)
    else if (type === 'lbracket') {
      if (this.#is('number', 'colon')) this.#indexed()
      else {
        this.#need('star')
        this.#need('rbracket')
        this.#projected(strength.star as number)
      }
    } else {
      // It was taken already.
      throw this.#problem(this.#at(-1), 'invalid token')
    }
    return 'other'
  }

  #call(kind: 'field' | 'other'): void {
    const name = this.#at(-2)
    if (kind !== 'field') throw this.#problem(name, `Invalid function name '${name.text}'`)
    while (!this.#is('rparen')) {
      this.#binding(0)
      if (this.#is('comma')) this.#index += 1
    }
    this.#need('rparen')
  }

  #filtered(): void {
    this.#binding(0)
    this.#need('rbracket')
    if (!this.#is('flatten')) this.#projected(strength.filter as number)
  }

  /** `0]`, or the parts of a slice, which projects. */
  #indexed(): void {
    if (!this.#is('colon') && this.#at(1).type !== 'colon') {
      this.#index += 1
      this.#need('rbracket')
      return
    }
    let colons = 0
    while (!this.#is('rbracket') && colons < 3) {
      if (this.#is('colon')) {
        colons += 1
        if (colons === 3) throw this.#problem(this.#at(0), 'syntax error')
      } else if (!this.#is('number')) throw this.#problem(this.#at(0), 'syntax error')
      this.#index += 1
    }
    this.#need('rbracket')
    this.#projected(strength.star as number)
  }

  #projected(least: number): void {
    if ((strength[this.#at(0).type] ?? 0) < endsProjection) return
    if (this.#is('lbracket', 'filter')) this.#binding(least)
    else if (this.#is('dot')) {
      this.#index += 1
      this.#member(least)
    } else throw this.#problem(this.#at(0), 'syntax error')
  }

  /** What may follow a dot. */
  #member(least: number): void {
    if (this.#is(...names, 'star')) this.#binding(least)
    else if (this.#is('lbracket')) {
      this.#index += 1
      this.#list()
    } else if (this.#is('lbrace')) {
      this.#index += 1
      this.#hash()
    } else {
      const token = this.#at(0)
      const allowed = [...names, 'lbracket', 'lbrace'].map((name) => `'${name}'`).join(', ')
      throw this.#problem(token, `Expecting: [${allowed}], got: ${token.type}`)
    }
  }

  #list(): void {
    for (;;) {
      this.#binding(0)
      if (this.#is('rbracket')) break
      this.#need('comma')
    }
    this.#need('rbracket')
  }

  #hash(): void {
    for (;;) {
      if (!this.#is(...names)) throw this.#expecting(`[${names.map((name) => `'${name}'`).join(', ')}]`)
      this.#index += 1
      this.#need('colon')
      this.#binding(0)
      if (this.#is('comma')) this.#index += 1
      else if (this.#is('rbrace')) {
        this.#index += 1
        return
      }
    }
  }

  #need(type: string): void {
    if (!this.#is(type)) throw this.#expecting(type)
    this.#index += 1
  }

  #expecting(what: string): Error {
    const token = this.#at(0)
    return token.type === 'eof' ? this.#incomplete() : this.#problem(token, `Expecting: ${what}, got: ${token.type}`)
  }

  #incomplete(): Error {
    const underline = `${' '.repeat([...this.#expression].length + 1)}^`
    return new Error(`Invalid jmespath expression: Incomplete expression:\n"${this.#expression}"\n${underline}`)
  }

  #problem({ start, text, type }: Token, reason: string): Error {
    const place = `Parse error at column ${start}, token "${text}" (${type.toUpperCase()}), for expression:`
    return new Error(`${reason}: ${place}\n"${this.#expression}"\n${' '.repeat(start + 1)}^`)
  }
}
