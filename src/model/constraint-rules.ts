/** The rules of constraints, and what the API says of a value that breaks one. */
import type { Constraint } from './constraints.ts'
import type { Shape } from './shapes.ts'

export interface Rule {
  readonly text: string
  readonly pattern?: true
}

/** The rules that a value breaks. */
export function broken(shape: Shape, constraint: Constraint, value: unknown): Rule[] {
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
export function elementRules(each: Constraint | undefined, shape: Shape, elements: readonly unknown[]): string[] {
  const texts: string[] = []
  const values = shape.type === 'string' ? shape.enum : undefined
  if (values !== undefined && elements.some((element) => !values.includes(element as string))) {
    texts.push(`Member must satisfy constraint: [${enumText(values)}]`)
  }
  if (anyBroken(shape, each, elements)) texts.push(`Member must satisfy constraint: [${ruleTexts(each)}]`)
  return texts
}

/** Whether one of the elements, keys or values breaks a rule. */
export function anyBroken(shape: Shape, constraint: Constraint | undefined, values: readonly unknown[]): boolean {
  return constraint !== undefined && values.some((value) => !withinLimits(shape, constraint, value))
}

/** Whether a value of the right JSON type keeps every rule: the usual case, without a word. */
export function keepsRules(shape: Shape, constraint: Constraint, value: unknown): boolean {
  const known = shape.type !== 'string' || shape.enum === undefined || shape.enum.includes(value as string)
  return known && withinLimits(shape, constraint, value)
}

function withinLimits(shape: Shape, { min, max, pattern }: Constraint, value: unknown): boolean {
  if (pattern !== undefined && typeof value === 'string' && !expression(pattern).test(value)) return false
  if (min === undefined && max === undefined) return true
  const size = sizeOf(shape, value)
  return size === undefined || ((min === undefined || size >= min) && (max === undefined || size <= max))
}

export function ruleTexts({ min, max, pattern }: Constraint = {}): string {
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
