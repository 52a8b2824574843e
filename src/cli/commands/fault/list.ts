import { type Fault, listFaults } from '../../../client/faults.ts'
import { defineCommand } from '../../command.ts'
import { connect, connectionParameters } from '../../connection.ts'
import { flag } from '../../parameter.ts'
import { table } from '../../table.ts'

export const faultList = defineCommand({
  description: ['A table on a terminal; into a pipe one JSON document per line.'],
  parameters: { json: flag('Print one JSON array'), ...connectionParameters },
  examples: [{ command: 'cogmock fault list', purpose: 'What will fail:' }],
  async run({ json, ...connection }, io) {
    const faults = await listFaults(connect(connection, io).url)
    if (json) io.out.write(`${JSON.stringify(faults, null, 2)}\n`)
    else if (!io.out.isTty) io.out.write(faults.map((one) => `${JSON.stringify(one)}\n`).join(''))
    else if (faults.length === 0) io.err.write('Nothing fails that should not. Change it with `cogmock fault add OPERATION ERROR`.\n')
    else io.out.write(await table(['Operation', 'Error', 'Times', 'Message'], faults.map(cells), io))
    return 0
  },
})

const cells = ({ operation, error, left, message }: Fault): readonly string[] => [
  operation,
  error,
  left === undefined ? 'always' : String(left),
  message,
]
