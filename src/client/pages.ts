import type { Paginator } from '../model/shapes.ts'
import { generalFailure } from './failure.ts'
import { parseJson } from './parse-json.ts'
import { printJsonLine } from './print-json.ts'
import { pythonRepr } from './python-text.ts'
import { type Dict, isDict, isFloat, isList, type Value } from './value.ts'

export interface PagingOptions {
  readonly startingToken?: string | undefined
  readonly maxItems?: number | undefined
  readonly pageSize?: number | undefined
}

export interface Page {
  readonly answer: Dict
  /** To go on after this page, where the wanted number of items ends with it. */
  readonly resumeToken?: string
}

interface Start {
  /** What to send instead of the token; empty at the beginning. */
  readonly tokens: ReadonlyMap<string, Value>
  /** How many items of the first page were shown already. */
  readonly skip: number
}

const truncation = 'boto_truncate_amount'

function decoded(token: string): Dict | undefined {
  let value: Value
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(token.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64'))
    value = parseJson(text)
  } catch {
    return undefined
  }
  if (isDict(value)) return value
  if (isList(value)) return undefined
  // Other JSON is neither a token of ours nor, to the reference, one of the service.
  throw generalFailure(
    `'${scalarNames[isFloat(value) ? 'float' : value === null ? 'object' : typeof value] ?? 'float'}' object has no attribute 'pop'`,
  )
}

const scalarNames: Readonly<Record<string, string>> = { object: 'NoneType', boolean: 'bool', number: 'int', bigint: 'int', string: 'str' }

/** A token of ours says where in a page to go on; any other is the service's own, perhaps with `___` and a number of items. */
function parseStart(token: string, paginator: Paginator): Start {
  const ours = decoded(token)
  if (ours !== undefined) {
    const tokens = new Map(ours)
    tokens.delete(truncation)
    return { tokens, skip: Number(ours.get(truncation) ?? 0) }
  }
  const parts = token.split('___')
  const skip = parts.length === 2 && /^\s*[-+]?\d+\s*$/.test(parts[1] ?? '') ? Number(parts[1]) : undefined
  if (skip === undefined && parts.length > 2) throw generalFailure(`Bad starting token: ${token}`)
  const own = skip === undefined ? token : (parts[0] ?? '')
  return { tokens: new Map([[paginator.inputToken, own === 'None' ? null : own]]), skip: skip ?? 0 }
}

function withTokens(input: Dict, tokens: ReadonlyMap<string, Value>): Dict {
  const next = new Map(input)
  for (const [name, token] of tokens) {
    if (token === null || token === 'None') next.delete(name)
    else next.set(name, token)
  }
  return next
}

function resume(tokens: ReadonlyMap<string, Value>, paginator: Paginator): string {
  const names = [...tokens.keys()].filter((name) => name !== truncation)
  if (names.length !== 1 || names[0] !== paginator.inputToken) throw generalFailure(`Bad starting token: ${printJsonLine(new Map(tokens))}`)
  return Buffer.from(printJsonLine(new Map(tokens))).toString('base64')
}

/**
 * The pages of an answer, one request each, until the service has no more or `maxItems` are reached.
 * @throws Failure for a token that is neither ours nor the service's, or one that comes twice
 */
export async function* pages(
  ask: (input: Dict) => Promise<Dict>,
  paginator: Paginator,
  firstInput: Dict,
  options: PagingOptions,
): AsyncGenerator<Page> {
  const { inputToken, outputToken, limitKey, resultKey } = paginator
  const start: Start = options.startingToken === undefined ? { tokens: new Map(), skip: 0 } : parseStart(options.startingToken, paginator)
  let tokens: ReadonlyMap<string, Value> = start.tokens.size === 0 ? new Map([[inputToken, null]]) : start.tokens
  let input = withTokens(firstInput, start.tokens)
  if (options.pageSize !== undefined) input = new Map([...input, [limitKey, options.pageSize]])
  let previous: Value | undefined
  let count = 0
  for (let skip = options.startingToken === undefined ? undefined : start.skip; ; skip = undefined) {
    const answer = await ask(input)
    const shown = skip === undefined ? answer.get(resultKey) : skipped(answer.get(resultKey), skip)
    const page = skip === undefined ? answer : new Map([...answer, [resultKey, shown ?? null]])
    const items = isList(shown) ? shown : []
    const excess = options.maxItems === undefined ? 0 : count + items.length - options.maxItems
    if (excess > 0) {
      const kept = items.slice(0, items.length - excess)
      const resumeToken = resume(new Map([...tokens, [truncation, items.length - excess + (skip ?? 0)]]), paginator)
      yield { answer: new Map([...page, [resultKey, kept]]), resumeToken }
      return
    }
    count += items.length
    const next = answer.get(outputToken) ?? null
    if (isFalsy(next)) {
      yield { answer: page }
      return
    }
    tokens = new Map([[inputToken, next]])
    if (count === options.maxItems) {
      yield { answer: page, resumeToken: resume(tokens, paginator) }
      return
    }
    yield { answer: page }
    if (previous !== undefined && pythonRepr(previous) === pythonRepr(next)) {
      throw generalFailure(`Error during pagination: The same next token was received twice: ${pythonRepr(new Map([[inputToken, next]]))}`)
    }
    input = withTokens(input, tokens)
    previous = next
  }
}

/** What Python takes for no. */
function isFalsy(value: Value): boolean {
  if (isFloat(value)) return value.value === 0
  return !value || (isList(value) && value.length === 0) || (isDict(value) && value.size === 0)
}

function skipped(items: Value | undefined, count: number): Value {
  return isList(items) ? items.slice(count) : null
}

/** All pages as one answer: the items, and where to go on. */
export async function mergedPages(all: AsyncIterable<Page>, { resultKey }: Paginator): Promise<Dict> {
  const result = new Map<string, Value>()
  for await (const { answer, resumeToken } of all) {
    const items = answer.get(resultKey) ?? null
    const before = result.get(resultKey)
    if (items !== null) result.set(resultKey, isList(before) && isList(items) ? [...before, ...items] : items)
    if (resumeToken !== undefined) result.set('NextToken', resumeToken)
  }
  return result
}
