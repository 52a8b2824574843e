import type { Csv } from '../ports.ts'

export const csv: Csv = {
  async lines(text) {
    // Loaded when a first file comes: most daemons never see one.
    const { parse } = await import('csv-parse/sync')
    try {
      const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const
      const rows = parse(text, options) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
      return { lines: rows.map(({ record, info }) => ({ line: info.lines, values: record })) }
    } catch (error) {
      return { problem: `The CSV file cannot be read: ${(error as Error).message}` }
    }
  },
}
