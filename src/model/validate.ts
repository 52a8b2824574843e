/** Whether a request body fits its shape and its limits. Every violation is found before anything is said. */
import { anyBroken, broken, elementRules, keepsRules, ruleTexts } from './constraint-rules.ts'
import { asArray, asObject, conversion, WrongJsonType } from './json-types.ts'
import { type KnownMember, membersOf } from './members.ts'
import type { ServiceModel, Shape } from './shapes.ts'

export interface Validation {
  /** The body without nulls and unknown members; blobs are bytes. Whole only where nothing failed. */
  readonly input: Readonly<Record<string, unknown>>
  /** In the API's words, without the leading count. */
  readonly violations: readonly string[]
}

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
  const input: Record<string, unknown> = {}
  for (const member of membersOf(check.service, name)) {
    const value = Object.hasOwn(source, member.name) ? source[member.name] : undefined
    if (value === undefined || value === null) {
      if (member.required) check.report(isSensitive(member.shape) ? '' : 'null ', path + member.lowerName, 'Member must not be null')
    } else input[member.name] = memberValue(check, member, path + member.lowerName, value)
  }
  return input
}

function memberValue(check: Check, { name, shape, constraint }: KnownMember, at: string, value: unknown): unknown {
  const taken = typed(check, shape, value, at)
  const shown = () => (isSensitive(shape) ? '' : `'${javaText(value)}' `)
  if (!keepsRules(shape, constraint, taken)) {
    for (const rule of broken(shape, constraint, taken)) {
      if (rule.pattern && typeof value === 'string' && check.exempt(name, value)) continue
      check.report(shown(), at, rule.text)
    }
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
      return structureValue(check, shape.name, value, `${at}.`)
    case 'list':
      return asArray(value)
        .filter((element) => element !== null)
        .map((element, index) => typed(check, shape.of, element, `${at}.${index + 1}.member`))
    case 'map':
      return mapValue(check, shape.of, asObject(value), at)
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

function mapValue(check: Check, of: Shape, value: Readonly<Record<string, unknown>>, at: string): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, element]) => element !== null)
  return Object.fromEntries(entries.map(([key, element]) => [key, typed(check, of, element, `${at}.${key}.member`)]))
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
