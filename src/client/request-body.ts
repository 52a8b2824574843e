import type { CommandModel } from '../model/operation-file.ts'
import type { Shape } from '../model/shapes.ts'
import { printJsonLine } from './print-json.ts'
import { type Dict, isDict, isList, type Value } from './value.ts'

/** The JSON body of validated parameters: blobs as base64, everything else as it is. */
export function requestBody(model: CommandModel, input: Dict): string {
  return printJsonLine(serialized({ type: 'structure', name: model.input }, input, model))
}

function serialized(shape: Shape, value: Value, model: CommandModel): Value {
  switch (shape.type) {
    case 'structure': {
      const members = model.structures[shape.name] ?? {}
      if (!isDict(value)) return value
      return new Map([...value].map(([key, item]) => [key, members[key] ? serialized(members[key].shape, item, model) : item]))
    }
    case 'map':
      return isDict(value) ? new Map([...value].map(([key, item]) => [key, serialized(shape.of, item, model)])) : value
    case 'list':
      return isList(value) ? value.map((item) => serialized(shape.of, item, model)) : value
    case 'blob':
      if (typeof value === 'string') return Buffer.from(value).toString('base64')
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
    default:
      return value
  }
}
