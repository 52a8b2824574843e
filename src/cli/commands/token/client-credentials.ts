import { defineCommand } from '../../command.ts'
import { connect, connectionParameters } from '../../connection.ts'
import { callTokenEndpoint } from '../../oauth/token-endpoint.ts'
import { option } from '../../parameter.ts'
import { refusingAsk } from '../../sign-in/ask.ts'
import { findClient } from '../../sign-in/find-client.ts'

export const tokenClientCredentials = defineCommand({
  description: [
    'Prints an access token for an app client itself, without a user, and nothing else: what one service calls another with. The client needs a secret and the flow client_credentials.',
  ],
  parameters: {
    userPoolId: option('ID', 'The user pool', { completer: 'user-pool' }),
    clientId: option('ID', 'The app client', { completer: 'client' }),
    clientSecret: option('SECRET', 'Its secret, where the emulator may not tell it'),
    scope: option('SCOPES', 'Scopes of resource servers, separated by spaces; all that the client has, unless you say'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock token client-credentials --client-id backend456 --scope api/read', purpose: 'With one scope:' },
    {
      command: 'curl -H "Authorization: Bearer $(cogmock token client-credentials --client-id backend456)" http://localhost:8080/',
      purpose: 'Call a service of your own:',
    },
  ],
  exitCodes: { 1: 'The token endpoint refused' },
  async run({ scope, endpointUrl, region, ...given }, io) {
    const connection = connect({ endpointUrl, region }, io)
    const { clientId, clientSecret } = await findClient(given, connection, refusingAsk())
    const form = { grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }
    const { access_token } = await callTokenEndpoint(connection.url, clientId, clientSecret, form)
    io.out.write(`${access_token}\n`)
    return 0
  },
})
