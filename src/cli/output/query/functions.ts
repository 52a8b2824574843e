import { type Failure, generalFailure } from '../../../client/failure.ts'
import { readInteger, toInteger } from '../../../client/integer.ts'
import { elementsOf } from '../../../client/look-into.ts'
import { printCompactJson } from '../../../client/print-json.ts'
import { pythonRepr, pythonText, typeName } from '../../../client/python-text.ts'
import { type Dict, Float, isDict, isFloat, isForeign, isList, mapDict, type Value } from '../../../client/value.ts'
import { byCodePoint } from '../sort-keys.ts'
import { type Argument, Reference } from './evaluate.ts'
import { asNumber, equals, isNumber } from './values.ts'

type Kind = 'boolean' | 'array' | 'object' | 'null' | 'string' | 'number' | 'expref' | 'unknown'
/** A kind, or an array of numbers or strings only; none at all takes anything. */
type Accepted = readonly (Kind | 'array-number' | 'array-string')[]

interface QueryFunction {
  readonly parameters: readonly Accepted[]
  /** The last parameter may come again. */
  readonly variadic?: true
  readonly run: (...parameters: never[]) => Value
}

function kindOf(argument: Argument): Kind {
  if (argument instanceof Reference) return 'expref'
  if (argument === null) return 'null'
  if (typeof argument === 'boolean') return 'boolean'
  if (isNumber(argument)) return 'number'
  if (isList(argument)) return 'array'
  if (isDict(argument)) return 'object'
  return isForeign(argument) ? 'unknown' : 'string'
}

function typeFailure(name: string, argument: Argument, received: string, accepted: Accepted): Failure {
  const shown = argument instanceof Reference ? 'an expression' : pythonText(argument)
  const wanted = pythonRepr([...accepted])
  return generalFailure(`In function ${name}(), invalid type for value: ${shown}, expected one of: ${wanted}, received: "${received}"`)
}

function checkArgument(name: string, argument: Argument, accepted: Accepted): void {
  if (accepted.length === 0) return
  const kind = kindOf(argument)
  if (!accepted.some((type) => type.split('-')[0] === kind)) throw typeFailure(name, argument, kind, accepted)
  const elements = accepted.flatMap((type) => type.split('-')[1] ?? [])
  if (elements.length === 0 || argument instanceof Reference || !isList(argument)) return
  const [first] = argument
  if (first === undefined) return
  const wanted = elements.length === 1 ? elements[0] : elements.find((element) => element === kindOf(first))
  const wrong = wanted === undefined ? first : argument.find((item) => kindOf(item) !== wanted)
  if (wrong !== undefined) throw typeFailure(name, wrong, typeName(wrong).replace(/^.*\./, ''), accepted)
}

/** @throws Failure for a function that is not there or arguments that it does not take */
export function callFunction(name: string, given: readonly Argument[]): Value {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (found === undefined) throw generalFailure(`Unknown function: ${name}()`)
  const { parameters, variadic } = found
  if (variadic ? given.length < parameters.length : given.length !== parameters.length) {
    const least = variadic ? 'at least ' : ''
    const noun = parameters.length === 1 ? 'argument' : 'arguments'
    throw generalFailure(`Expected ${least}${parameters.length} ${noun} for function ${name}(), received ${given.length}`)
  }
  parameters.forEach((accepted, index) => {
    checkArgument(name, given[index] ?? null, accepted)
  })
  // The arguments were checked against the parameters that the function declares beside its types.
  return found.run(...(given as never[]))
}

const number: Accepted = ['number']
const text: Accepted = ['string']
const list: Accepted = ['array']
const anything: Accepted = []
type Items = readonly Value[]

/** An integer stays one, as in the reference. */
function numeric(value: number, integer: boolean): Value {
  return integer ? value : new Float(value)
}

function sum(items: Items): Value {
  const total = items.reduce<number>((before, item) => before + asNumber(item), 0)
  return numeric(total, !items.some((item) => isFloat(item)))
}

function order(a: Value, b: Value): number {
  return typeof a === 'string' ? byCodePoint(a, String(b)) : asNumber(a) - asNumber(b)
}

/** The first of those that nothing comes before; `sign` -1 turns the order round. */
function extreme(items: Items, sign: 1 | -1, key: (item: Value) => Value = (item) => item): Value {
  const keyed = items.map((item) => ({ item, key: key(item) }))
  const [first] = keyed
  if (first === undefined) return null
  return keyed.reduce((best, next) => (sign * order(next.key, best.key) < 0 ? next : best)).item
}

function keyOf(name: string, reference: Reference, accepted: readonly Kind[]): (item: Value) => Value {
  return (item) => {
    const key = reference.apply(item)
    if (!accepted.includes(kindOf(key))) throw typeFailure(name, key, kindOf(key), accepted)
    return key
  }
}

function sortBy(items: Items, reference: Reference): Value {
  const [first] = items
  if (first === undefined) return items
  const kind = kindOf(reference.apply(first))
  if (kind !== 'number' && kind !== 'string') throw typeFailure('sort_by', first, kind, ['string', 'number'])
  const key = keyOf('sort_by', reference, [kind])
  const keyed = items.map((item) => ({ item, key: key(item) }))
  return keyed.sort((a, b) => order(a.key, b.key)).map(({ item }) => item)
}

function contains(subject: string | Items, search: Value): Value {
  if (typeof subject !== 'string') return subject.some((item) => equals(item, search))
  if (typeof search === 'string') return subject.includes(search)
  throw generalFailure(`'in <string>' requires string as left operand, not ${typeName(search)}`)
}

function toNumber(value: Value): Value {
  if (isNumber(value)) return value
  if (isForeign(value)) toInteger(value)
  if (typeof value !== 'string') return null
  const integer = readInteger(value)
  if (integer !== undefined) return integer
  const trimmed = value.trim()
  return /^[-+]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)([eE][-+]?\d+)?$/.test(trimmed)
    ? new Float(Number(trimmed.replaceAll('_', '')))
    : null
}

/** Times as text, as `str` has them. */
function withoutTimes(value: Value): Value {
  if (isList(value)) return value.map(withoutTimes)
  if (isDict(value)) return mapDict(value, withoutTimes)
  return isForeign(value) ? value.text : value
}

function typeOf(value: Value): Value {
  const kind = kindOf(value)
  return kind === 'unknown' ? null : kind
}

function rounded(value: Value, round: (value: number) => number): Value {
  if (!isFloat(value)) return value
  if (!Number.isFinite(value.value)) {
    throw generalFailure(`cannot convert float ${Number.isNaN(value.value) ? 'NaN' : 'infinity'} to integer`)
  }
  const whole = round(value.value)
  // Not -0: an integer has none.
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole)
}

/** What a dict can be updated with: pairs, in whatever has two elements. */
function pairsIn(value: Value): (readonly [string, Value])[] {
  if (isDict(value)) return [...value]
  return elementsOf(value).map((item, index) => {
    const element = `dictionary update sequence element #${index}`
    if (!isList(item) && !isDict(item) && typeof item !== 'string') throw generalFailure(`cannot convert ${element} to a sequence`)
    const [key = null, second = null] = elementsOf(item)
    const { length } = elementsOf(item)
    if (length !== 2) throw generalFailure(`${element} has length ${length}; 2 is required`)
    return [pythonText(key), second]
  })
}

const functions: Readonly<Record<string, QueryFunction>> = {
  abs: { parameters: [number], run: (value: Value) => numeric(Math.abs(asNumber(value)), !isFloat(value)) },
  avg: {
    parameters: [['array-number']],
    run: (items: Items) => (items.length > 0 ? new Float(asNumber(sum(items)) / items.length) : null),
  },
  ceil: { parameters: [number], run: (value: Value) => rounded(value, Math.ceil) },
  contains: { parameters: [['array', 'string'], anything], run: contains },
  ends_with: { parameters: [text, text], run: (subject: string, end: string) => subject.endsWith(end) },
  floor: { parameters: [number], run: (value: Value) => rounded(value, Math.floor) },
  join: { parameters: [text, ['array-string']], run: (separator: string, items: readonly string[]) => items.join(separator) },
  keys: { parameters: [['object']], run: (dict: Dict) => [...dict.keys()] },
  length: {
    parameters: [['string', 'array', 'object']],
    run: (value: string | Items | Dict) => (isDict(value) ? value.size : [...value].length),
  },
  map: { parameters: [['expref'], list], run: (reference: Reference, items: Items) => items.map(reference.apply) },
  max: { parameters: [['array-number', 'array-string']], run: (items: Items) => extreme(items, -1) },
  max_by: {
    parameters: [list, ['expref']],
    run: (items: Items, reference: Reference) => extreme(items, -1, keyOf('max_by', reference, ['number', 'string'])),
  },
  merge: { parameters: [['object']], variadic: true, run: (...given: Value[]) => new Map(given.flatMap(pairsIn)) },
  min: { parameters: [['array-number', 'array-string']], run: (items: Items) => extreme(items, 1) },
  min_by: {
    parameters: [list, ['expref']],
    run: (items: Items, reference: Reference) => extreme(items, 1, keyOf('min_by', reference, ['number', 'string'])),
  },
  not_null: { parameters: [anything], variadic: true, run: (...values: Value[]) => values.find((value) => value !== null) ?? null },
  reverse: {
    parameters: [['array', 'string']],
    run: (value: string | Items) => (typeof value === 'string' ? [...value].reverse().join('') : [...value].reverse()),
  },
  sort: { parameters: [['array-string', 'array-number']], run: (items: Items) => [...items].sort(order) },
  sort_by: { parameters: [list, ['expref']], run: sortBy },
  starts_with: { parameters: [text, text], run: (subject: string, start: string) => subject.startsWith(start) },
  sum: { parameters: [['array-number']], run: sum },
  to_array: { parameters: [anything], run: (value: Value) => (isList(value) ? value : [value]) },
  to_number: { parameters: [anything], run: toNumber },
  to_string: { parameters: [anything], run: (value: Value) => (typeof value === 'string' ? value : printCompactJson(withoutTimes(value))) },
  type: { parameters: [anything], run: typeOf },
  values: { parameters: [['object']], run: (dict: Dict) => [...dict.values()] },
}
