import type { Io } from './io.ts'
import { style } from './style.ts'

/** Lines for people: columns without rules, as wide as what is in them. */
export async function table(columns: readonly string[], rows: readonly (readonly string[])[], io: Io): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const { bold } = style(io.out, io.env)
  const nothing = [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ]
  const drawn = new Table({
    head: columns.map((column) => bold(column)),
    chars: { ...Object.fromEntries(nothing.map((name) => [name, ''])), middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  drawn.push(...rows.map((row) => [...row]))
  return `${drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}
