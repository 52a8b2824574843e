import { defineCommand } from '../command.ts'
import { connect, connectionParameters } from '../connection.ts'
import { describeClient, hostedAddress, hostedPages } from '../oauth/hosted-address.ts'
import { hostedOrigin } from '../oauth/hosted-origin.ts'
import { openBrowser } from '../oauth/open-browser.ts'
import { choiceArgument, flag, option, required } from '../parameter.ts'
import { refusingAsk, terminalAsk } from '../sign-in/ask.ts'
import { findClient } from '../sign-in/find-client.ts'

export const open = defineCommand({
  description: [
    'Opens a hosted page of an app client in your browser and prints its address. Where its answer goes to a pipe it only prints. The first callback or sign-out URL of the client is where the page leads.',
  ],
  parameters: {
    page: required(choiceArgument('PAGE', hostedPages, 'Which page')),
    userPoolId: option('ID', 'The user pool', { completer: 'user-pool' }),
    clientId: option('ID', 'The app client', { completer: 'client' }),
    print: flag('Only print the address'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock open login', purpose: 'See the sign-in page:' },
    { command: 'curl -sI "$(cogmock open logout --print)"', purpose: 'Only the address:' },
  ],
  exitCodes: { 1: 'The client is not set up for hosted pages' },
  async run({ page, print, endpointUrl, region, ...given }, io) {
    const connection = connect({ endpointUrl, region }, io)
    const ask = io.in.isTty ? await terminalAsk() : refusingAsk()
    const { userPoolId, clientId } = await findClient({ ...given, clientSecret: undefined }, connection, ask)
    const client = await describeClient(connection, userPoolId, clientId)
    const address = hostedAddress(await hostedOrigin(connection.url, userPoolId), page, client).href
    io.out.write(`${address}\n`)
    if (!print && io.out.isTty && !(await openBrowser(address, io.env))) io.err.write('No browser could be opened.\n')
    return 0
  },
})
