import { literal } from './mdoc.ts'

export interface Release {
  /** `2026-11-21`. */
  readonly date: string
}

export interface Page {
  readonly file: string
  readonly text: string
}

/** The text of a page. */
export const document = (lines: readonly string[]): string => `${lines.join('\n')}\n`

export function head(page: string, summary: string, { date }: Release, source = 'src/cli/command-table.ts'): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const months = 'January February March April May June July August September October November December'.split(' ')
  return [
    `.\\" Made by \`npm run documents\` from ${source}. Do not edit.`,
    `.Dd ${months[Number(month) - 1]} ${Number(day)}, ${year}`,
    `.Dt ${page.toUpperCase()} 1`,
    '.Os',
    '.Sh NAME',
    `.Nm ${page}`,
    `.Nd ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`.replace('.Nd amazon', '.Nd Amazon'),
  ]
}

/** Items that may begin with the macro of their name. */
export function list(items: readonly (readonly string[])[]): string[] {
  return ['.Bl -tag -width Ds', ...items.flatMap(([name = '', ...rest]) => [name.replace(/^\.(?!It )/, '.It '), ...rest]), '.El']
}

/** A line for a shell, broken where it is too long for the page. */
export function shell(line: string): string[] {
  return ['.Bd -literal -offset indent', literal(`$ ${line}`), '.Ed']
}

export function references(pages: readonly string[]): string[] {
  const sorted = [...new Set(pages)].sort()
  return sorted.map((page, index) => `.Xr ${page} 1${index < sorted.length - 1 ? ' ,' : ''}`)
}
