import { followCodes } from '../../../client/codes.ts'
import { codeCells, codeColumns, codeLine } from '../../codes/code-row.ts'
import { codeParameters } from '../../codes/filter.ts'
import { defineCommand } from '../../command.ts'
import { connect } from '../../connection.ts'
import { flag } from '../../parameter.ts'
import { style } from '../../style.ts'

export const codesTail = defineCommand({
  description: [
    'Shows each code in the moment it is issued, until you stop it or the emulator stops. A table on a terminal; into a pipe, or with --json, one JSON document per line.',
  ],
  parameters: { ...codeParameters, json: flag('Print JSON lines on a terminal too') },
  examples: [
    { command: 'cogmock codes tail', purpose: 'In a terminal beside your app:' },
    { command: 'cogmock codes tail --user ada | jq --unbuffered -r .code', purpose: 'Only the codes of one user:' },
  ],
  async run({ user, pool, json, ...connection }, io) {
    const { url } = connect(connection, io)
    const lines = json || !io.out.isTty
    if (!lines) {
      io.err.write(`Waiting for codes from ${url.origin}. Ctrl-C ends.\n`)
      io.out.write(`${codeLine([...codeColumns], style(io.out, io.env))}\n`)
    }
    for await (const code of followCodes(url, { user, pool })) {
      const line = lines ? JSON.stringify(code) : codeLine(codeCells(code, Date.now() / 1000), style(io.out, io.env))
      io.out.write(`${line}\n`)
    }
    if (!lines) io.err.write('The emulator has stopped.\n')
    return 0
  },
})
