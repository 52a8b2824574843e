import { addFault } from '../../../client/faults.ts'
import { defineCommand } from '../../command.ts'
import { connect, connectionParameters } from '../../connection.ts'
import { knownOperation } from '../../faults/known-operation.ts'
import { argument, choice, option, parsedOption, required } from '../../parameter.ts'

export const faultAdd = defineCommand({
  description: [
    'The next request for the operation is answered with this error, in place of what it would have been answered with: what an app does when Amazon has a bad day can be tested that way. Only errors that the operation documents are taken, and InternalFailure, ServiceUnavailable and ThrottlingException.',
    'A request that is wrong in itself gets the error that it would have got without. SDKs try some of the errors again, so that it can take several times until an app sees one.',
    'It stays until it is used up or removed, over restarts too. Test suites without a shell send PUT /_cogmock/faults/cognito-idp/OPERATION with {"error": "...", "times": 1}.',
  ],
  parameters: {
    operation: required(argument('OPERATION', 'Such as ConfirmSignUp or confirm-sign-up', { completer: 'operation' })),
    error: required(argument('ERROR', 'The name of the error', { completer: 'error' })),
    times: parsedOption('NUMBER|always', 'How many requests get it (default: 1)', times),
    message: option('TEXT', "Its message, where Amazon's own will not do"),
    service: choice(['cognito-idp', 'cognito-identity'], 'Whose operation it is, where both services have it'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock fault add ConfirmSignUp TooManyFailedAttemptsException', purpose: 'An error that cannot be brought about here:' },
    {
      command: 'cogmock fault add initiate-auth TooManyRequestsException --times always',
      purpose: 'Throttling, until `cogmock fault remove`:',
    },
  ],
  async run({ operation: name, error, times = 1, message, service: among, ...connection }, io) {
    const { service, operation } = knownOperation(name, among)
    const { left } = await addFault(connect(connection, io).url, service, operation, { error, message, times })
    const which = left === undefined ? 'Every request' : left === 1 ? 'The next request' : `The next ${left} requests`
    io.out.write(`${which} for ${operation} will be answered with ${error}.\n`)
    return 0
  },
})

function times(text: string): number | 'always' {
  if (text === 'always') return text
  if (!/^[1-9]\d*$/.test(text)) throw new Error('It is a whole number from 1 on, or always.')
  return Number(text)
}
