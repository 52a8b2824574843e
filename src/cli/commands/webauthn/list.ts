import { defineCommand } from '../../command.ts'
import { flag } from '../../parameter.ts'
import { table } from '../../table.ts'
import { keptPasskeys } from '../../webauthn/kept-passkeys.ts'

export const webauthnList = defineCommand({
  description: [
    'Lists the passkeys that are kept here, without their private keys: a table on a terminal, into a pipe one JSON document per line. What a user pool knows of a user is what `cogmock cognito-idp list-web-authn-credentials` says.',
  ],
  parameters: { json: flag('Print one JSON array') },
  examples: [{ command: 'cogmock webauthn list', purpose: 'Every passkey:' }],
  async run({ json }, io) {
    const passkeys = keptPasskeys(io.env).map(({ privateKey: _, userHandle: __, id, rpId, ...passkey }) => ({
      credentialId: id,
      relyingPartyId: rpId,
      ...passkey,
    }))
    if (json) io.out.write(`${JSON.stringify(passkeys, null, 2)}\n`)
    else if (!io.out.isTty) io.out.write(passkeys.map((passkey) => `${JSON.stringify(passkey)}\n`).join(''))
    else if (passkeys.length === 0) io.err.write('No passkeys are kept here. `cogmock webauthn register` makes one.\n')
    else {
      const rows = passkeys.map(({ credentialId, username, relyingPartyId, origin, name, counter }) => [
        credentialId,
        username,
        relyingPartyId,
        origin,
        name ?? '',
        String(counter),
      ])
      io.out.write(await table(['Id', 'User', 'Relying party', 'Page', 'Name', 'Used'], rows, io))
    }
    return 0
  },
})
