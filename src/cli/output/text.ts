import { generalFailure } from '../../client/failure.ts'
import { pythonText, typeName } from '../../client/python-text.ts'
import { type Dict, isDict, isList, isScalar, type Value } from '../../client/value.ts'
import { byCodePoint } from './sort-keys.ts'

type Named = string | undefined

/** Tab-separated lines: scalars of a dict in one line, sorted by key; whatever is nested below it, led by its key. @throws Failure */
export function textLines(value: Value): string {
  return lines(value, undefined, undefined)
}

/** @param columns the keys that every dict of a list shows, whether it has them or not */
function lines(value: Value, name: Named, columns: readonly string[] | undefined): string {
  if (isDict(value)) return dictLines(value, name, columns)
  if (isList(value)) return listLines(value, name)
  return `${pythonText(value)}\n`
}

function listLines(items: readonly Value[], name: Named): string {
  if (items.length === 0) return ''
  if (items.some(isDict)) {
    const odd = items.find((item) => !isDict(item))
    if (odd !== undefined) throw generalFailure(`'${typeName(odd)}' object has no attribute 'items'`)
    const columns = [...new Set(items.filter(isDict).flatMap(scalarKeys))].sort(byCodePoint)
    return items.map((item) => lines(item, name, columns)).join('')
  }
  if (!items.some(isList)) return scalarLines(items, name)
  const scalars = items.filter(isScalar)
  const rest = items.filter((item) => !isScalar(item))
  return (scalars.length > 0 ? scalarLines(scalars, name) : '') + rest.map((item) => lines(item, name, undefined)).join('')
}

function scalarKeys(dict: Dict): string[] {
  return [...dict].filter(([, item]) => isScalar(item)).map(([key]) => key)
}

function scalarLines(items: readonly Value[], name: Named): string {
  if (name === undefined) return `${items.map(pythonText).join('\t')}\n`
  return items.map((item) => `${name.toUpperCase()}\t${pythonText(item)}\n`).join('')
}

function dictLines(dict: Dict, name: Named, columns: readonly string[] | undefined): string {
  const keys = [...dict.keys()].sort(byCodePoint)
  const shown = columns ?? keys.filter((key) => isScalar(dict.get(key) ?? null))
  const cells = shown.map((key) => (dict.has(key) ? pythonText(dict.get(key) ?? null) : ''))
  const nested = keys.filter((key) => !shown.includes(key))
  const lead = name === undefined ? [] : [name.toUpperCase()]
  const line = cells.length > 0 ? `${[...lead, ...cells].join('\t')}\n` : ''
  return line + nested.map((key) => lines(dict.get(key) ?? null, key, undefined)).join('')
}
