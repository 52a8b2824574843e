import { printJson } from '../../client/print-json.ts'
import { type Dict, Foreign, type Value } from '../../client/value.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { Shape } from '../../model/shapes.ts'
import { yamlInputSkeleton } from './yaml-skeleton.ts'

/** @param name what a string stands for; `undefined` in input, where strings stay empty or take the first allowed value */
function sample(shape: Shape, model: CommandModel, name: string | undefined): Value {
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(model.structures[shape.name] ?? {})
      return new Map(members.map(([key, member]) => [key, sample(member.shape, model, name === undefined ? undefined : key)]))
    }
    case 'list':
      return [sample(shape.of, model, name === undefined ? undefined : (shape.element ?? ''))]
    case 'map':
      return new Map([['KeyName', sample(shape.of, model, name === undefined ? undefined : '')]])
    case 'string':
      return name ?? shape.enum?.[0] ?? ''
    case 'integer':
      return 0
    case 'boolean':
      return true
    case 'timestamp':
      return new Foreign('datetime.datetime', '1970-01-01 00:00:00', 'datetime.datetime(1970, 1, 1, 0, 0)')
    case 'document':
      return new Map()
    case 'blob':
      return null
  }
}

/** A document to fill in for `--cli-input-json` or `--cli-input-yaml`. */
export function inputSkeleton(model: CommandModel, format: 'input' | 'yaml-input'): string {
  if (format === 'yaml-input') return yamlInputSkeleton(model)
  return `${printJson(sample({ type: 'structure', name: model.input }, model, undefined))}\n`
}

/** An answer whose strings are the names of their members. */
export function outputSkeleton(model: CommandModel): Dict {
  return sample({ type: 'structure', name: model.output }, model, '') as Dict
}
