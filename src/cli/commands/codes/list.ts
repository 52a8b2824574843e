import { listCodes } from '../../../client/codes.ts'
import { codeCells, codeColumns } from '../../codes/code-row.ts'
import { codeParameters } from '../../codes/filter.ts'
import { defineCommand } from '../../command.ts'
import { connect } from '../../connection.ts'
import { flag } from '../../parameter.ts'
import { table } from '../../table.ts'

export const codesList = defineCommand({
  description: ['A table on a terminal; into a pipe one JSON document per line.'],
  parameters: { ...codeParameters, json: flag('Print one JSON array') },
  examples: [
    { command: 'cogmock codes list', purpose: 'Every code that was issued:' },
    { command: "cogmock codes list --user ada --json | jq -r '.[-1].code'", purpose: 'With a tool of your own:' },
  ],
  async run({ user, pool, json, ...connection }, io) {
    const codes = await listCodes(connect(connection, io).url, { user, pool })
    if (json) io.out.write(`${JSON.stringify(codes, null, 2)}\n`)
    else if (!io.out.isTty) io.out.write(codes.map((code) => `${JSON.stringify(code)}\n`).join(''))
    else if (codes.length === 0) io.err.write('No codes were issued. `cogmock codes tail` shows them as they come.\n')
    else {
      const now = Date.now() / 1000
      io.out.write(
        await table(
          codeColumns,
          codes.map((code) => codeCells(code, now)),
          io,
        ),
      )
    }
    return 0
  },
})
