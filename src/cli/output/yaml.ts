import { floatText, printJson } from '../../client/print-json.ts'
import { isDict, isFloat, isList, type Value } from '../../client/value.ts'
import { byCodePoint } from './sort-keys.ts'
import { yamlString } from './yaml-scalar.ts'

/** YAML with sorted keys and block style; a lone scalar is printed as JSON, as in the reference. */
export function yamlText(value: Value): string {
  if (!isDict(value) && !isList(value)) return `${printJson(value)}\n`
  return isBlock(value) ? block(value, 0, 0) : `${inline(value, 0, 0)}\n`
}

function floatScalar(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  const text = floatText(value)
  return text.includes('.') || !text.includes('e') ? text : text.replace('e', '.0e')
}

function scalar(value: Value, column: number, indent: number): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return yamlString(value, { column, indent, fold: true })
  return isFloat(value) ? floatScalar(value.value) : String(value)
}

const isBlock = (value: Value) => (isDict(value) && value.size > 0) || (isList(value) && value.length > 0)

/** A scalar or an empty collection behind its key or dash. */
function inline(value: Value, column: number, indent: number): string {
  if (isDict(value)) return '{}'
  return isList(value) ? '[]' : scalar(value, column, indent)
}

/**
 * @param indent of its lines
 * @param start column where its first line begins, which is already indented
 */
function block(value: Value, indent: number, start: number): string {
  const margin = (index: number) => (index === 0 ? '' : ' '.repeat(indent))
  if (isList(value)) {
    return value
      .map((item, index) => {
        const body = isBlock(item) ? block(item, indent + 2, indent + 2) : `${inline(item, indent + 2, indent + 2)}\n`
        return `${margin(index)}- ${body}`
      })
      .join('')
  }
  if (!isDict(value)) return ''
  const keys = [...value.keys()].sort(byCodePoint)
  return keys
    .map((key, index) => {
      const item = value.get(key) ?? null
      const written = yamlString(key, { column: start, indent, fold: false })
      const lead = `${margin(index)}${written}:`
      // A list below a key is not indented further.
      if (isList(item) && item.length > 0) return `${lead}\n${' '.repeat(indent)}${block(item, indent, indent)}`
      if (isBlock(item)) return `${lead}\n${' '.repeat(indent + 2)}${block(item, indent + 2, indent + 2)}`
      return `${lead} ${inline(item, indent + [...written].length + 2, indent + 2)}\n`
    })
    .join('')
}
