import type { Csv } from '../ports.ts'

export const csv: Csv = {
  async lines(text) {
    // Loaded when a first file comes: most daemons never see one.
    const { parse } = await import('csv-parse/sync')
    try {
      const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const
      const rows = parse(text, options) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
      // Of a line break in quotes that is two characters, each is counted as a line.
      let counted = 0
      const lines = rows.map(({ record, info }) => {
        counted += record.join().split('\r\n').length - 1
        return { line: info.lines - counted, values: record }
      })
      return { lines }
    } catch (error) {
      return { problem: `The CSV file cannot be read: ${(error as Error).message}` }
    }
  },
}
