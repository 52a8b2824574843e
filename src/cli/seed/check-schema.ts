import { closeMatches } from '../service/close-matches.ts'
import type { Path, Problem } from './problem.ts'
import type { JsonSchema } from './schema.ts'

/** Everything in `value` that the schema does not allow, each with what would be right. */
export function checkSchema(value: unknown, schema: JsonSchema, path: Path = []): Problem[] {
  const wrong = (message: string): Problem[] => [{ path, message }]
  const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type
  const type = typeOf(value)
  if (types.length > 0 && !types.includes(type)) return wrong(`is ${article(type)}, but has to be ${types.map(article).join(' or ')}`)
  if (typeof value === 'string') return checkText(value, schema).flatMap(wrong)
  if (Array.isArray(value)) return value.flatMap((item, index) => checkSchema(item, schema.items ?? {}, [...path, index]))
  // Anything else that is an object came from YAML's or JSON's mappings.
  return type === 'object' ? checkObject(value as Readonly<Record<string, unknown>>, schema, path) : []
}

function checkText(value: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, examples }: JsonSchema): string[] {
  if (value.length < minLength) return ['is empty']
  if (value.length > maxLength) return [`has ${value.length} characters, but may have ${maxLength}`]
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return []
  return [`is '${value}', but has to match ${pattern}${examples?.[0] === undefined ? '' : `, such as ${String(examples[0])}`}`]
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: JsonSchema, path: Path): Problem[] {
  const { properties = {}, required = [], additionalProperties = {} } = schema
  const missing = required.filter((name) => value[name] === undefined).map((name) => ({ path, message: `has no ${name}` }))
  const members = Object.entries(value).flatMap(([name, member]): Problem[] => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (known !== undefined) return checkSchema(member, known, [...path, name])
    if (additionalProperties === false) return [{ path: [...path, name], message: unknownName(name, Object.keys(properties)) }]
    return checkSchema(member, additionalProperties, [...path, name])
  })
  return [...missing, ...members]
}

/** The sentence about a name that is not known, with the one that was probably meant. */
export function unknownName(name: string, known: readonly string[]): string {
  const [guess] = closeMatches(name, known, 0.6)
  if (known.length === 0) return 'is not known here'
  return guess === undefined ? `is not known here; there are: ${known.join(', ')}` : `is not known here; did you mean ${guess}?`
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

const words: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number with a fraction',
}

function article(type: string): string {
  return words[type] ?? type
}
