/** Whether a request body fits its shape and its limits. Every violation is found before anything is said. */
import { type Constraint, constraintOf } from './constraints.ts'
import { lowerFirst } from './names.ts'
import type { ServiceModel, Shape } from './shapes.ts'

export interface Validation {
  /** The body without nulls and unknown members; blobs are bytes. Whole only where nothing failed. */
  readonly input: Readonly<Record<string, unknown>>
  /** In the API's words, without the leading count. */
  readonly violations: readonly string[]
}

/** A value whose JSON type the shape cannot take; nothing else is looked at then. */
export class WrongJsonType extends Error {}

/** Whether a value that breaks the pattern of a member may pass: ids that were chosen by `_custom_id_`. */
export type Exemption = (member: string, value: string) => boolean

/**
 * @param body the parsed JSON body
 * @throws WrongJsonType
 */
export function validate(service: ServiceModel, structure: string, body: unknown, exempt: Exemption = () => false): Validation {
  const violations: string[] = []
  const check: Check = {
    service,
    exempt,
    report: (value, path, rule) => violations.push(`Value ${value}at '${path}' failed to satisfy constraint: ${rule}`),
  }
  return { input: structureValue(check, structure, body, ''), violations }
}

interface Check {
  readonly service: ServiceModel
  readonly exempt: Exemption
  /** `value` is quoted and ends with a space, or is empty where it is a secret. */
  readonly report: (value: string, path: string, rule: string) => void
}

function structureValue(check: Check, name: string, body: unknown, path: string): Record<string, unknown> {
  const source = asObject(body)
  const structure = check.service.structures[name] ?? {}
  const input: Record<string, unknown> = {}
  for (const [member, { shape, required }] of Object.entries(structure)) {
    const value = Object.hasOwn(source, member) ? source[member] : undefined
    const at = path === '' ? lowerFirst(member) : `${path}.${lowerFirst(member)}`
    if (value === undefined || value === null) {
      if (required) check.report(isSensitive(shape) ? '' : 'null ', at, 'Member must not be null')
      continue
    }
    input[member] = memberValue(check, { member, shape, constraint: constraintOf(check.service.name, name, member) ?? {}, at }, value)
  }
  return input
}

interface Place {
  readonly member: string
  readonly shape: Shape
  readonly constraint: Constraint
  readonly at: string
}

function memberValue(check: Check, { member, shape, constraint, at }: Place, value: unknown): unknown {
  const taken = typed(check, shape, value, at)
  const shown = () => (isSensitive(shape) ? '' : `'${javaText(value)}' `)
  for (const rule of broken(shape, constraint, taken)) {
    if (rule.pattern && typeof value === 'string' && check.exempt(member, value)) continue
    check.report(shown(), at, rule.text)
  }
  if (shape.type === 'list') {
    for (const text of elementRules(constraint.each, shape.of, taken as readonly unknown[])) check.report(shown(), at, text)
  }
  if (shape.type === 'map') {
    const map = taken as Readonly<Record<string, unknown>>
    if (anyBroken(shape.of, constraint.key, Object.keys(map)))
      check.report(shown(), at, `Map keys must satisfy constraint: [${ruleTexts(constraint.key)}]`)
    if (anyBroken(shape.of, constraint.value, Object.values(map)))
      check.report(shown(), at, `Map value must satisfy constraint: [${ruleTexts(constraint.value)}]`)
  }
  return taken
}

/** The value as its shape wants it. @throws WrongJsonType */
function typed(check: Check, shape: Shape, value: unknown, at: string): unknown {
  switch (shape.type) {
    case 'structure':
      return structureValue(check, shape.name, value, at)
    case 'list':
      return asArray(value)
        .filter((element) => element !== null)
        .map((element, index) => typed(check, shape.of, element, `${at}.${index + 1}.member`))
    case 'map':
      return Object.fromEntries(
        Object.entries(asObject(value))
          .filter(([, element]) => element !== null)
          .map(([key, element]) => [key, typed(check, shape.of, element, `${at}.${key}.member`)]),
      )
    case 'string':
      if (typeof value !== 'string') throw new WrongJsonType(conversion(value, 'a String'))
      return value
    case 'blob':
      if (typeof value !== 'string') throw new WrongJsonType(conversion(value, 'a Blob'))
      return new Uint8Array(Buffer.from(value, 'base64'))
    case 'boolean':
      if (typeof value !== 'boolean') throw new WrongJsonType(conversion(value, 'a Boolean'))
      return value
    case 'integer':
    case 'timestamp':
      if (typeof value !== 'number') throw new WrongJsonType(conversion(value, 'an Integer'))
      return shape.type === 'integer' ? Math.trunc(value) : value
    case 'document':
      return value
  }
}

interface Rule {
  readonly text: string
  readonly pattern?: true
}

/** The rules that a value breaks. */
function broken(shape: Shape, constraint: Constraint, value: unknown): Rule[] {
  const rules: Rule[] = []
  const { min, max, pattern } = constraint
  if (typeof value === 'string') {
    if (pattern !== undefined && !expression(pattern).test(value)) rules.push({ text: patternText(pattern), pattern: true })
    if (shape.type === 'string' && shape.enum !== undefined && !shape.enum.includes(value)) rules.push({ text: enumText(shape.enum) })
  }
  const size = sizeOf(shape, value)
  if (size === undefined) return rules
  const what = shape.type === 'integer' ? 'value' : 'length'
  if (max !== undefined && size > max) rules.push({ text: `Member must have ${what} less than or equal to ${max}` })
  if (min !== undefined && size < min) rules.push({ text: `Member must have ${what} greater than or equal to ${min}` })
  return rules
}

/** What a list says of its elements: all their rules at once, where one breaks any. */
function elementRules(each: Constraint | undefined, shape: Shape, elements: readonly unknown[]): string[] {
  const texts: string[] = []
  const values = shape.type === 'string' ? shape.enum : undefined
  if (values !== undefined && elements.some((element) => !values.includes(element as string))) {
    texts.push(`Member must satisfy constraint: [${enumText(values)}]`)
  }
  if (anyBroken(shape, each, elements)) texts.push(`Member must satisfy constraint: [${ruleTexts(each)}]`)
  return texts
}

function anyBroken(shape: Shape, constraint: Constraint | undefined, values: readonly unknown[]): boolean {
  if (constraint === undefined) return false
  const { min, max, pattern } = constraint
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(pattern !== undefined && { pattern }) }
  const plain: Shape = shape.type === 'string' ? { type: 'string' } : shape
  return values.some((value) => broken(plain, limits, value).length > 0)
}

function ruleTexts({ min, max, pattern }: Constraint = {}): string {
  const texts: string[] = []
  if (max !== undefined) texts.push(`Member must have length less than or equal to ${max}`)
  if (min !== undefined) texts.push(`Member must have length greater than or equal to ${min}`)
  if (pattern !== undefined) texts.push(patternText(pattern))
  return texts.join(', ')
}

const patternText = (pattern: string) => `Member must satisfy regular expression pattern: ${pattern}`
const enumText = (values: readonly string[]) => `Member must satisfy enum value set: [${values.join(', ')}]`

function sizeOf(shape: Shape, value: unknown): number | undefined {
  switch (shape.type) {
    case 'integer':
      return value as number
    case 'string':
      return (value as string).length
    case 'blob':
      return (value as Uint8Array).length
    case 'list':
      return (value as readonly unknown[]).length
    case 'map':
      return Object.keys(value as object).length
    default:
      return undefined
  }
}

const expressions = new Map<string, RegExp>()

/** A pattern of the API model, which is Java's, as an expression for the whole value. */
function expression(pattern: string): RegExp {
  let compiled = expressions.get(pattern)
  if (compiled === undefined) {
    const dotAll = pattern.startsWith('(?s)')
    compiled = new RegExp(`^(?:${dotAll ? pattern.slice(4) : pattern})$`, dotAll ? 'su' : 'u')
    expressions.set(pattern, compiled)
  }
  return compiled
}

function isSensitive(shape: Shape): boolean {
  if (shape.type === 'list' || shape.type === 'map') return isSensitive(shape.of)
  return shape.sensitive === true
}

/** As Java prints it: `[a, b]`, `{k=v}`. */
function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, element]) => `${key}=${javaText(element)}`)
      .join(', ')}}`
  }
  return String(value)
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) throw new WrongJsonType('Start of list found where not expected')
  if (typeof value !== 'object' || value === null) throw new WrongJsonType(`${jsonName(value)} found where a structure or map was expected`)
  return value as Readonly<Record<string, unknown>>
}

function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object') throw new WrongJsonType('Start of structure or map found where not expected.')
  throw new WrongJsonType('Expected list or null')
}

function conversion(value: unknown, wanted: string): string {
  if (Array.isArray(value)) return 'Start of list found where not expected'
  if (typeof value === 'object') return 'Start of structure or map found where not expected.'
  return `${jsonName(value)} can not be converted to ${wanted}`
}

/** Seen: the names that the service's JSON parser gives to the kinds of value. */
function jsonName(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE'
}
