import { defineCommand } from '../../command.ts'
import { creationOptionsIn, newPasskey } from '../../webauthn/answer-options.ts'
import { keepPasskey } from '../../webauthn/kept-passkeys.ts'
import { creationParameters } from '../../webauthn/wishes.ts'

export const webauthnCreate = defineCommand({
  description: [
    'Does what navigator.credentials.create() does in a browser: reads the options of StartWebAuthnRegistration from standard input, makes a passkey, and prints the credential for CompleteWebAuthnRegistration. The passkey is kept with those of `cogmock webauthn register`.',
  ],
  parameters: creationParameters,
  examples: [
    {
      command:
        'cogmock cognito-idp start-web-authn-registration --access-token "$(cogmock token get)" | cogmock webauthn create > credential.json; cogmock cognito-idp complete-web-authn-registration --access-token "$(cogmock token get)" --credential file://credential.json',
      purpose: 'In a script that makes the calls itself:',
    },
  ],
  run(wishes, io) {
    const { passkey, credential } = newPasskey(creationOptionsIn(io.in.readAll()), wishes)
    keepPasskey(passkey, io.env)
    io.out.write(`${JSON.stringify(credential)}\n`)
    return 0
  },
})
