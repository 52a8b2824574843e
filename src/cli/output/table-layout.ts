import { generalFailure } from '../../client/failure.ts'
import { pythonText } from '../../client/python-text.ts'
import type { Value } from '../../client/value.ts'
import { textWidth } from './text-width.ts'

export interface Styling {
  readonly color: boolean
  /** Of the terminal: a wider table turns its sections of one row into two columns. */
  readonly columns: number
}

const padding = 4

/** Half goes to the even neighbour. */
function rounded(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** A titled part of a table with its own columns; `level` says how deep it lies in others. */
export class TableSection {
  readonly title: string
  readonly level: number
  headers: readonly string[] = []
  readonly rows: string[][] = []
  #widths: number[] = []
  #columns: number | undefined

  constructor(title: string, level: number) {
    this.title = title
    this.level = level
  }

  addHeader(headers: readonly string[]): void {
    this.#widen(headers)
    this.#columns ??= headers.length
    this.headers = headers
  }

  addRow(values: readonly Value[]): void {
    this.#columns ??= values.length
    if (values.length !== this.#columns) {
      throw generalFailure(`Row should have ${this.#columns} elements, instead it has ${values.length}`)
    }
    const row = values.map(pythonText)
    this.rows.push(row)
    this.#widen(row)
  }

  #widen(cells: readonly string[]): void {
    const widths = cells.map(textWidth)
    if (this.#widths.length > 0 && cells.length > this.#widths.length) throw generalFailure('list index out of range')
    this.#widths = this.#widths.length === 0 ? widths : this.#widths.map((width, index) => Math.max(width, widths[index] ?? 0))
  }

  /** Without the border of the sections around it. */
  totalWidth(): number {
    const cells = this.#widths.reduce((sum, width) => sum + width + padding, 0) + 2
    return Math.max(textWidth(this.title) + 2 + 2 * this.level, cells + 2 * this.level)
  }

  /** Widths of the columns, stretched in proportion so that together they are `total` wide. */
  columnWidths(total: number): number[] {
    const natural = this.#widths.map((width) => width + padding)
    const sum = natural.reduce((before, width) => before + width, 0)
    const scaled = natural.map((width) => rounded((total / sum) * width))
    let excess = scaled.reduce((before, width) => before + width, 0) - total
    while (excess !== 0 && scaled.length > 0) {
      const step = Math.sign(excess)
      const order = step > 0 ? [...scaled.keys()] : [...scaled.keys()].reverse()
      for (const index of order) {
        scaled[index] = (scaled[index] ?? 0) - step
        excess -= step
        if (excess === 0) break
      }
    }
    return scaled
  }

  /** The single row as pairs of header and value, one below the other. */
  upright(): TableSection {
    const [row] = this.rows
    if (this.rows.length !== 1 || this.headers.length === 0 || row === undefined) return this
    const turned = new TableSection(this.title, this.level)
    this.headers.forEach((header, index) => {
      turned.addRow([header, row[index] ?? ''])
    })
    return turned
  }
}

function spaces(count: number): string {
  return ' '.repeat(Math.max(count, 0))
}

function centered(text: string, length: number, left: string): string {
  const before = Math.floor(length / 2) - Math.floor(textWidth(text) / 2) - 1
  return `${left}${spaces(before)}${text}${spaces(length - 1 - (left.length + before + textWidth(text)))}|`
}

function leftAligned(text: string, length: number, left: string, paint: (text: string) => string): string {
  const indent = length - (textWidth(text) + 2 + left.length + 1) >= 0 ? 2 : 0
  return `${left}${spaces(indent)}${paint(text)}${spaces(length - (left.length + indent + textWidth(text)) - 1)}|`
}

function line(widths: readonly number[]): string {
  return widths.map((width, index) => (index === 0 ? `+${'-'.repeat(width - 2)}+` : `${'-'.repeat(width - 1)}+`)).join('')
}

function sectionLines(section: TableSection, width: number, paint: (text: string) => string): string[] {
  const lines: string[] = []
  const { headers, rows, title } = section
  if (title !== '') {
    lines.push(centered(title, width, '|'))
    if (headers.length === 0 && rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`)
  }
  const widths = section.columnWidths(width)
  if (headers.length > 0) {
    lines.push(line(widths))
    lines.push(headers.map((header, index) => centered(header, widths[index] ?? 0, index === 0 ? '|' : '')).join(''))
  }
  if (rows.length > 0 && widths.length > 0) {
    lines.push(line(widths))
    for (const row of rows) {
      lines.push(row.map((cell, index) => leftAligned(cell, widths[index] ?? 0, index === 0 ? '|' : '', paint)).join(''))
    }
    lines.push(line(widths))
  }
  return lines
}

/** @throws Failure where a list's rows are of different lengths */
export function renderSections(sections: readonly TableSection[], { color, columns }: Styling): string {
  const widest = (all: readonly TableSection[]) => Math.max(...all.map((section) => section.totalWidth()))
  const shown = widest(sections) > columns ? sections.map((section) => section.upright()) : sections
  const width = widest(shown)
  const paint = (text: string) => (color ? `\u001b[1m\u001b[34m${text}\u001b[0m` : text)
  const edge = color ? '\u001b[2m\u001b[33m|\u001b[0m' : '|'
  // Colours end after every piece that the reference writes, even where none began.
  const piece = (text: string) => (color ? `${text}\u001b[0m` : text)
  const lines = shown.flatMap((section) => {
    const border = edge.repeat(section.level)
    return sectionLines(section, width - section.level * 2, paint).map((text) => [border, text, border, '\n'].map(piece).join(''))
  })
  return piece(`${'-'.repeat(width)}\n`) + lines.join('')
}
