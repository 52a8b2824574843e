import { type Failure, generalFailure } from './failure.ts'
import { typeName } from './python-text.ts'
import { type Dict, isDict, isList, type Value } from './value.ts'

/** What the reference, a Python program, says when it looks for something in a value that has no such thing. */
export function lacks(value: Value, attribute: string): Failure {
  return generalFailure(`'${typeName(value)}' object has no attribute '${attribute}'`)
}

/** @throws Failure for a value without pairs */
export function pairsOf(value: Value): Dict {
  if (isDict(value)) return value
  throw lacks(value, 'items')
}

/** What stands in a list; a text is a list of its characters and a dict one of its keys. @throws Failure */
export function elementsOf(value: Value): readonly Value[] {
  if (isList(value)) return value
  if (isDict(value)) return [...value.keys()]
  if (typeof value === 'string') return [...value]
  throw generalFailure(`'${typeName(value)}' object is not iterable`)
}
