import { generalFailure } from '../../client/failure.ts'
import { toInteger } from '../../client/integer.ts'
import { typeName } from '../../client/python-text.ts'
import { isDict, isList, type Value } from '../../client/value.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { Shape } from '../../model/shapes.ts'

/**
 * Shorthand knows only text: turns it into the numbers, booleans and lists that the model wants. A single value where a list belongs
 * becomes a list of one, except at the very top. What does not fit is left for validation to report.
 */
export function fitShorthand(shape: Shape, value: Value, structures: CommandModel['structures'], top = true): Value {
  switch (shape.type) {
    case 'structure': {
      if (!isDict(value)) return value
      const members = structures[shape.name] ?? {}
      const fitted = new Map(value)
      for (const [name, member] of Object.entries(members)) {
        const item = value.get(name)
        if (item !== undefined) fitted.set(name, fitShorthand(member.shape, item, structures, false))
      }
      return fitted
    }
    case 'map':
      if (!isDict(value)) return value
      return new Map([...value].map(([key, item]) => [key, fitShorthand(shape.of, item, structures, false)]))
    case 'list':
      if (isList(value)) return value.map((item) => fitShorthand(shape.of, item, structures, false))
      return top ? value : [value]
    case 'integer':
      return toInteger(value)
    case 'boolean':
      return toBoolean(value)
    default:
      return value
  }
}

function toBoolean(value: Value): Value {
  if (typeof value !== 'string') throw generalFailure(`'${typeName(value)}' object has no attribute 'lower'`)
  if (/^true$/i.test(value)) return true
  return /^false$/i.test(value) ? false : value
}
