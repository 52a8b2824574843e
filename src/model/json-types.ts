/** What the API says of a JSON value whose type its shape cannot take. */

/** Nothing else is looked at then. */
export class WrongJsonType extends Error {}

export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) throw new WrongJsonType('Start of list found where not expected')
  if (typeof value !== 'object' || value === null) throw new WrongJsonType(`${jsonName(value)} found where a structure or map was expected`)
  return value as Readonly<Record<string, unknown>>
}

export function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object') throw new WrongJsonType('Start of structure or map found where not expected.')
  throw new WrongJsonType('Expected list or null')
}

export function conversion(value: unknown, wanted: string): string {
  if (Array.isArray(value)) return 'Start of list found where not expected'
  if (typeof value === 'object') return 'Start of structure or map found where not expected.'
  return `${jsonName(value)} can not be converted to ${wanted}`
}

/** Seen: the names that the service's JSON parser gives to the kinds of value. */
function jsonName(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE'
}
