import { generalFailure } from '../../client/failure.ts'
import { elementsOf, lacks } from '../../client/look-into.ts'
import { typeName } from '../../client/python-text.ts'
import { type Dict, isDict, isEmptyDict, isList, isScalar, type Value } from '../../client/value.ts'
import { byCodePoint } from './sort-keys.ts'
import { renderSections, type Styling, TableSection } from './table-layout.ts'

/** Boxes in boxes: one section for a dict's scalars, one more for each thing nested in it. Nothing at all for an empty answer. */
export function tableText(title: string, value: Value, styling: Styling): string {
  const sections: TableSection[] = []

  const section = (name: string, level: number) => {
    const added = new TableSection(name, level)
    sections.push(added)
    return added
  }
  const current = () => sections.at(-1) ?? section('', 0)

  function add(name: string | undefined, item: Value, level: number): void {
    if (isEmpty(item)) return
    if (name !== undefined) section(name, level)
    if (isDict(item)) addDict(item, level)
    else if (isList(item)) addList(item, name ?? '', level)
  }

  function addDict(dict: Dict, level: number): void {
    const [scalars, nested] = partitioned([dict])
    const [only] = scalars
    if (scalars.length === 1 && only !== undefined) current().addRow([only, dict.get(only) ?? null])
    else if (scalars.length > 1) {
      current().addHeader(scalars)
      current().addRow(scalars.map((key) => dict.get(key) ?? null))
    }
    for (const key of nested) add(key, dict.get(key) ?? null, level + 1)
  }

  function addList(items: readonly Value[], name: string, level: number): void {
    if (isDict(items[0])) {
      for (const item of items) checkKeys(item)
      addDicts(items, name, level)
      return
    }
    for (const item of items) {
      if (isScalar(item)) current().addRow([item])
      // The reference takes such a dict for the list of its keys.
      else if (isDict(item)) current().addRow([...item.keys()])
      else if (isList(item) && item.every(isScalar)) current().addRow(item)
      else add(undefined, item, level)
    }
  }

  function addDicts(items: readonly Value[], name: string, level: number): void {
    const [scalars, nested] = partitioned(items.filter(isDict))
    current().addHeader(scalars)
    items.forEach((item, index) => {
      if (!isDict(item) && scalars.length > 0) throw lacks(item, 'get')
      const dict = isDict(item) ? item : new Map<string, Value>()
      if (index > 0 && nested.length > 0) section(name, level).addHeader(scalars)
      current().addRow(scalars.map((key) => (dict.has(key) ? (dict.get(key) ?? null) : '')))
      for (const key of nested) {
        if (dict.has(key)) add(key, dict.get(key) ?? null, level + 1)
      }
    })
  }

  add(title, value, 0)
  return sections.length === 0 ? '' : renderSections(sections, styling)
}

/**
 * The reference takes everything in a list for a dict if the first thing is one, and looks for its keys.
 * @throws Failure in its words
 */
function checkKeys(item: Value): void {
  if (isDict(item)) return
  for (const element of elementsOf(item)) {
    if (!isList(item)) throw generalFailure("string indices must be integers, not 'str'")
    const index = typeof element === 'boolean' ? Number(element) : element
    if (typeof index !== 'number') throw generalFailure(`list indices must be integers or slices, not ${typeName(element)}`)
    if (index >= item.length || index < -item.length) throw generalFailure('list index out of range')
  }
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || value === 0 || value === false || isEmptyDict(value) || (isList(value) && value.length === 0)
}

/** The keys whose values are scalars somewhere, and those whose values are not. */
function partitioned(dicts: readonly Dict[]): [string[], string[]] {
  const scalars = new Set<string>()
  const nested = new Set<string>()
  for (const dict of dicts) {
    for (const [key, item] of dict) (isScalar(item) ? scalars : nested).add(key)
  }
  return [[...scalars].sort(byCodePoint), [...nested].sort(byCodePoint)]
}
