import { usageFailure } from '../../client/failure.ts'
import { pythonText, pythonType } from '../../client/python-text.ts'
import { type Dict, isDict, isFloat, isForeign, isList, keyOf, type Value } from '../../client/value.ts'
import type { Constraint } from '../../model/constraints.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { Shape } from '../../model/shapes.ts'

const validTypes: Readonly<Record<Shape['type'], string>> = {
  structure: "<class 'dict'>",
  map: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  string: "<class 'str'>",
  integer: "<class 'int'>",
  boolean: "<class 'bool'>",
  blob: "<class 'bytes'>, <class 'bytearray'>, file-like object",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
  document: "<class 'str'>, <class 'int'>, <class 'bool'>, <class 'float'>, <class 'list'>, <class 'dict'>",
}

function hasType(shape: Shape, value: Value): boolean {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return isDict(value)
    case 'list':
      return isList(value)
    case 'string':
      return typeof value === 'string'
    case 'integer':
      return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    case 'boolean':
      return typeof value === 'boolean'
    case 'blob':
      return typeof value === 'string' || value instanceof Uint8Array
    case 'timestamp':
      return (
        typeof value === 'string' || typeof value === 'number' || isFloat(value) || (isForeign(value) && value.type.startsWith('datetime.'))
      )
    case 'document':
      return !(value instanceof Uint8Array || isForeign(value))
  }
}

/** `{"FunctionName": "f1"}` for the ARN of a trigger: the emulator takes it, as older manuals of LocalStack write it. */
function describesFunction(path: string, value: Value): boolean {
  return path.startsWith('.LambdaConfig.') && isDict(value) && typeof value.get('FunctionName') === 'string'
}

/**
 * Every violation that is found without asking the service: types, required and unknown members, and lower limits. Upper limits,
 * patterns and enumerations are the service's to check, as with the reference.
 */
export function violations(model: CommandModel, input: Dict, structure = model.input): string[] {
  const found: string[] = []

  function check(shape: Shape, value: Value, path: string, constraint: Constraint | undefined): void {
    const name = path === '' ? 'input' : path.replace(/^\./, '')
    if (!hasType(shape, value)) {
      if (describesFunction(path, value)) return
      found.push(
        `Invalid type for parameter ${name}, value: ${pythonText(value)}, type: ${pythonType(value)}, valid types: ${validTypes[shape.type]}`,
      )
      return
    }
    if (shape.type === 'structure' && isDict(value)) checkMembers(shape.name, value, path, name)
    if (shape.type === 'list' && isList(value)) {
      checkLength(value.length, name, constraint)
      value.forEach((item, index) => {
        check(shape.of, item, `${path}[${index}]`, constraint?.each)
      })
    }
    if (shape.type === 'map' && isDict(value)) {
      for (const [key, item] of value) {
        const shown = pythonText(keyOf(value, key))
        check({ type: 'string' }, keyOf(value, key), `${path} (key: ${shown})`, constraint?.key)
        check(shape.of, item, `${path}.${shown}`, constraint?.value)
      }
    }
    if (shape.type === 'string') checkLength([...(value as string)].length, name, constraint)
    if (shape.type === 'integer' && constraint?.min !== undefined && Number(value) < constraint.min) {
      found.push(`Invalid value for parameter ${name}, value: ${pythonText(value)}, valid min value: ${constraint.min}`)
    }
  }

  function checkLength(length: number, name: string, constraint: Constraint | undefined): void {
    if (constraint?.min === undefined || length >= constraint.min) return
    found.push(`Invalid length for parameter ${name}, value: ${length}, valid min length: ${constraint.min}`)
  }

  function checkMembers(type: string, value: Dict, path: string, name: string): void {
    const members = model.structures[type] ?? {}
    for (const [member, { required }] of Object.entries(members)) {
      if (required && !value.has(member)) found.push(`Missing required parameter in ${name}: "${member}"`)
    }
    for (const member of value.keys()) {
      if (Object.hasOwn(members, member)) continue
      found.push(`Unknown parameter in ${name}: "${pythonText(keyOf(value, member))}", must be one of: ${Object.keys(members).join(', ')}`)
    }
    for (const [member, item] of value) {
      const known = Object.hasOwn(members, member) ? members[member] : undefined
      if (known) check(known.shape, item, `${path}.${member}`, known.constraint)
    }
  }

  check({ type: 'structure', name: structure }, input, '', undefined)
  return found
}

/** @throws Failure with the whole report */
export function validateParameters(model: CommandModel, input: Dict, structure = model.input): void {
  const found = violations(model, input, structure)
  if (found.length > 0) throw usageFailure(`Parameter validation failed:\n${found.join('\n')}`)
}
