import { defineCommand } from '../../command.ts'
import { connect, connectionParameters } from '../../connection.ts'
import { flag, option } from '../../parameter.ts'
import { freshTokens } from '../../session/fresh-tokens.ts'
import { requireSession } from '../../session/session.ts'
import { creationOptionsIn, newPasskey } from '../../webauthn/answer-options.ts'
import { keepPasskey } from '../../webauthn/kept-passkeys.ts'
import { creationParameters } from '../../webauthn/wishes.ts'

export const webauthnRegister = defineCommand({
  description: [
    'Makes a passkey in software and registers it for the user who is signed in, or whom the access token stands for: StartWebAuthnRegistration, what a browser does with its answer, CompleteWebAuthnRegistration.',
    "The private key is kept in passkeys.json in the emulators' folder (COGMOCK_HOME), which only you can read. It is for tests: nobody is asked for a finger or a face.",
    'The user pool has to allow it: WEB_AUTHN among its first factors, and a relying party. For pages of this machine that is `localhost`.',
  ],
  parameters: {
    accessToken: option('TOKEN', 'Whose passkey it is, if not of the user who is signed in'),
    ...creationParameters,
    json: flag('Print one JSON object instead of a sentence'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock webauthn register', purpose: 'For the user of `cogmock login`:' },
    {
      command: 'cogmock webauthn register --access-token "$(cogmock token get)" --name laptop --origin http://localhost:3000',
      purpose: 'For any user, as if on a page of yours:',
    },
  ],
  exitCodes: { 1: 'The pool or the passkey was refused, or nobody is signed in' },
  async run({ accessToken, json, endpointUrl, region, ...wishes }, io) {
    const session = accessToken === undefined ? await freshTokens(await requireSession(io), 'access', io) : undefined
    const connection = connect({ endpointUrl: endpointUrl ?? session?.endpoint, region: region ?? session?.region }, io)
    const AccessToken = accessToken ?? session?.tokens.access ?? ''
    const { CredentialCreationOptions } = await connection.invoke('StartWebAuthnRegistration', { AccessToken })
    const { passkey, credential } = newPasskey(creationOptionsIn(JSON.stringify(CredentialCreationOptions)), wishes)
    // A document is any JSON.
    await connection.invoke('CompleteWebAuthnRegistration', { AccessToken, Credential: { ...credential } })
    const path = keepPasskey(passkey, io.env)
    const { id, rpId, username, origin } = passkey
    if (json) io.out.write(`${JSON.stringify({ credentialId: id, username, relyingPartyId: rpId, origin, keptIn: path }, null, 2)}\n`)
    else io.out.write(`Registered a passkey of ${username} for ${rpId}. It is kept in ${path}.\n`)
    return 0
  },
})
