import { removeFault, removeFaults } from '../../../client/faults.ts'
import { defineCommand } from '../../command.ts'
import { connect, connectionParameters } from '../../connection.ts'
import { knownOperation } from '../../faults/known-operation.ts'
import { argument, choice } from '../../parameter.ts'

export const faultRemove = defineCommand({
  description: ['The operation answers again as it does by itself; without a name all operations do.'],
  parameters: {
    operation: argument('OPERATION', 'Such as ConfirmSignUp or confirm-sign-up', { completer: 'operation' }),
    service: choice(['cognito-idp', 'cognito-identity'], 'Whose operation it is, where both services have it'),
    ...connectionParameters,
  },
  examples: [{ command: 'cogmock fault remove', purpose: 'After a test:' }],
  async run({ operation: name, service: among, ...connection }, io) {
    const { url } = connect(connection, io)
    if (name === undefined) {
      const removed = await removeFaults(url)
      io.out.write(`${removed} ${removed === 1 ? 'fault was' : 'faults were'} removed.\n`)
      return 0
    }
    const { service, operation } = knownOperation(name, among)
    await removeFault(url, service, operation)
    io.out.write(`${operation} answers as it does by itself.\n`)
    return 0
  },
})
