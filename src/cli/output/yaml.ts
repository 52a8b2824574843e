import { floatText, printJson } from '../../client/print-json.ts'
import { isDict, isFloat, isForeign, isList, type Value } from '../../client/value.ts'
import { byCodePoint } from './sort-keys.ts'
import { yamlString } from './yaml-scalar.ts'

/** The names of the collections that appear more than once; `written` says which of them have been. */
interface Anchors {
  readonly names: ReadonlyMap<Value, string>
  readonly written: Set<Value>
}

/** YAML with sorted keys and block style; a lone scalar is printed as JSON, as in the reference. */
export function yamlText(value: Value): string {
  if (!isDict(value) && !isList(value)) return `${printJson(value)}\n`
  const anchors = { names: anchorNames(value), written: new Set<Value>() }
  return isBlock(value) ? block(value, 0, anchors) : `${inline(value, 0, 0, anchors)}\n`
}

const sortedKeys = (dict: ReadonlyMap<string, Value>) => [...dict.keys()].sort(byCodePoint)

function itemsOf(value: Value): readonly Value[] {
  if (isDict(value)) return sortedKeys(value).map((key) => value.get(key) ?? null)
  return isList(value) ? value : []
}

/** A query can show the same list or dict twice: the second time it is only named, in the order of these second times. */
function anchorNames(root: Value): Map<Value, string> {
  const seen = new Set<Value>()
  const names = new Map<Value, string>()
  const visit = (value: Value) => {
    if (!isDict(value) && !isList(value) && !isForeign(value)) return
    if (seen.has(value)) {
      if (!names.has(value)) names.set(value, `id${String(names.size + 1).padStart(3, '0')}`)
      return
    }
    seen.add(value)
    for (const item of itemsOf(value)) visit(item)
  }
  visit(root)
  return names
}

function floatScalar(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  return floatText(value)
}

function scalar(value: Value, column: number, indent: number): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return yamlString(value, { column, indent, fold: true })
  return isFloat(value) ? floatScalar(value.value) : String(value)
}

const isBlock = (value: Value) => (isDict(value) && value.size > 0) || (isList(value) && value.length > 0)

/** A scalar, an empty collection or the name of one that stands elsewhere, behind its key or dash. */
function inline(value: Value, column: number, indent: number, { names, written }: Anchors): string {
  const name = names.get(value)
  if (name !== undefined && written.has(value)) return `*${name}`
  if (!isDict(value) && !isList(value) && !isForeign(value)) return scalar(value, column, indent)
  written.add(value)
  const empty = isDict(value) ? '{}' : '[]'
  return `${name === undefined ? '' : `&${name} `}${isForeign(value) ? value.text : empty}`
}

/** What stands between a key or dash and the lines of the collection behind it: its name, if it needs one. */
function lead(value: Value, { names, written }: Anchors): string {
  written.add(value)
  const name = names.get(value)
  return name === undefined ? '' : `&${name}`
}

/** @param indent of its lines; the first one is indented already */
function block(value: Value, indent: number, anchors: Anchors): string {
  if (isDict(value)) return dictBlock(value, indent, anchors)
  const margin = ' '.repeat(indent)
  const items = isList(value) ? value : []
  const lines = items.map((item) => {
    return `- ${behindMark(item, indent, anchors)}`
  })
  return lines.join(margin)
}

/** What stands behind `- ` or `: ` at the beginning of a line. */
function behindMark(item: Value, indent: number, anchors: Anchors): string {
  if (!isBlock(item) || anchors.written.has(item)) return `${inline(item, indent + 2, indent + 2, anchors)}\n`
  const name = lead(item, anchors)
  return `${name === '' ? '' : `${name}\n${' '.repeat(indent + 2)}`}${block(item, indent + 2, anchors)}`
}

/** A key that does not fit before its colon: one of several lines, or of more bytes than a reader need look ahead. */
function isLongKey(key: string): boolean {
  return /[\n\r\u0085\u2028\u2029]/.test(key) || Buffer.byteLength(key) > 128
}

function dictBlock(dict: ReadonlyMap<string, Value>, indent: number, anchors: Anchors): string {
  const margin = ' '.repeat(indent)
  const lines = sortedKeys(dict).map((key) => {
    const item = dict.get(key) ?? null
    if (isLongKey(key)) {
      const shown = yamlString(key, { column: indent + 2, indent: indent + 2, fold: true })
      return `? ${shown}\n${margin}: ${behindMark(item, indent, anchors)}`
    }
    const written = yamlString(key, { column: indent, indent, fold: false })
    if (!isBlock(item) || (anchors.names.has(item) && anchors.written.has(item))) {
      return `${written}: ${inline(item, indent + [...written].length + 2, indent + 2, anchors)}\n`
    }
    const name = lead(item, anchors)
    // A list below a key is not indented further.
    const inner = isList(item) ? indent : indent + 2
    return `${written}:${name === '' ? '' : ` ${name}`}\n${' '.repeat(inner)}${block(item, inner, anchors)}`
  })
  return lines.join(margin)
}
