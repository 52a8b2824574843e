import { type KnownFunction, listFunctions } from '../../../daemon/functions.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { flag } from '../../parameter.ts'
import { table } from '../../table.ts'

export const lambdaList = defineCommand({
  description: ['A table on a terminal; into a pipe one JSON document per line.'],
  parameters: { json: flag('Print one JSON array'), ...nameParameter },
  examples: [{ command: 'cogmock lambda list', purpose: 'What runs here:' }],
  async run({ json, name }, io) {
    const known = await listFunctions({ env: io.env, name })
    if (json) io.out.write(`${JSON.stringify(known, null, 2)}\n`)
    else if (!io.out.isTty) io.out.write(known.map((one) => `${JSON.stringify(one)}\n`).join(''))
    else if (known.length === 0) io.err.write('There are no functions. Add one with `cogmock lambda add NAME FILE`.\n')
    else io.out.write(await table(['Name', 'Handler', 'Code'], known.map(cells), io))
    return 0
  },
})

const cells = ({ FunctionName, code }: KnownFunction): readonly string[] =>
  code.kind === 'url' ? [FunctionName, '', code.url] : [FunctionName, code.handler ?? '', code.file]
