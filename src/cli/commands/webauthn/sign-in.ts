import { defineCommand } from '../../command.ts'
import { connect, connectionParameters } from '../../connection.ts'
import { option, required } from '../../parameter.ts'
import { refusingAsk } from '../../sign-in/ask.ts'
import { findClient } from '../../sign-in/find-client.ts'
import { signIn } from '../../sign-in/sign-in.ts'
import { ceremonyParameters } from '../../webauthn/wishes.ts'

export const webauthnSignIn = defineCommand({
  description: [
    'Signs a user in with a passkey that is kept here and prints the tokens as one JSON object, as the API answers them. `cogmock login --flow passkey` does the same and keeps them.',
    'Where there is only one user pool or client, that one is taken.',
  ],
  parameters: {
    username: required(option('NAME', 'Who signs in: the username or an alias', { short: 'u', completer: 'username' })),
    userPoolId: option('ID', 'The user pool', { completer: 'user-pool' }),
    clientId: option('ID', 'The app client', { completer: 'client' }),
    clientSecret: option('SECRET', 'Its secret, where the emulator may not tell it'),
    ...ceremonyParameters,
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock webauthn sign-in --username ada', purpose: 'The tokens of a user with a passkey:' },
    {
      command: "cogmock webauthn sign-in --client-id webclient123 --username ada | jq -r '.AccessToken'",
      purpose: 'Only one of them:',
    },
  ],
  exitCodes: { 1: 'The user has no passkey that the pool takes, or none is kept here' },
  async run({ username, origin, unverified, endpointUrl, region, ...given }, io) {
    const connection = connect({ endpointUrl, region }, io)
    const ask = refusingAsk()
    const client = await findClient(given, connection, ask)
    const tokens = await signIn({ ...client, username, flow: 'passkey', ask, passkey: { origin, unverified } }, connection, io)
    io.out.write(`${JSON.stringify(tokens, null, 2)}\n`)
    return 0
  },
})
