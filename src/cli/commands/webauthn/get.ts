import { defineCommand } from '../../command.ts'
import { requestOptionsIn, signAndCount } from '../../webauthn/answer-options.ts'
import { ceremonyParameters } from '../../webauthn/wishes.ts'

export const webauthnGet = defineCommand({
  description: [
    'Does what navigator.credentials.get() does in a browser: reads the answer with a WEB_AUTHN challenge, or only its CREDENTIAL_REQUEST_OPTIONS, from standard input, signs with a passkey that is kept here, and prints the credential for the challenge response CREDENTIAL.',
  ],
  parameters: ceremonyParameters,
  examples: [
    {
      command:
        'cogmock cognito-idp initiate-auth --client-id webclient123 --auth-flow USER_AUTH --auth-parameters USERNAME=ada,PREFERRED_CHALLENGE=WEB_AUTHN | cogmock webauthn get',
      purpose: 'In a script that makes the calls itself:',
    },
  ],
  exitCodes: { 1: 'No passkey that is kept here is asked for' },
  run(wishes, io) {
    io.out.write(`${JSON.stringify(signAndCount(requestOptionsIn(io.in.readAll()), wishes, io.env))}\n`)
    return 0
  },
})
