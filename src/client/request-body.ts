import type { CommandModel } from '../model/operation-file.ts'
import type { Shape } from '../model/shapes.ts'
import { generalFailure } from './failure.ts'
import { elementsOf, pairsOf } from './look-into.ts'
import { printJsonLine } from './print-json.ts'
import { pythonRepr } from './python-text.ts'
import { type Dict, mapDict, type Value } from './value.ts'

/**
 * The JSON body of parameters: blobs as base64, everything else as it is.
 * @throws Failure in the words of the reference, where nobody has checked that they fit the model
 */
export function requestBody(model: CommandModel, input: Dict): string {
  return printJsonLine(serialized({ type: 'structure', name: model.input }, input, model))
}

function serialized(shape: Shape, value: Value, model: CommandModel): Value {
  switch (shape.type) {
    case 'structure': {
      const members = model.structures[shape.name] ?? {}
      return mapDict(pairsOf(value), (item, key) => {
        const member = Object.hasOwn(members, key) ? members[key] : undefined
        if (member === undefined) throw generalFailure(pythonRepr(key))
        return serialized(member.shape, item, model)
      })
    }
    case 'map':
      return mapDict(pairsOf(value), (item) => serialized(shape.of, item, model))
    case 'list':
      return elementsOf(value).map((item) => serialized(shape.of, item, model))
    case 'blob':
      if (typeof value === 'string') return Buffer.from(value).toString('base64')
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
    default:
      return value
  }
}
