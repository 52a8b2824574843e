import { existsSync } from 'node:fs'
import { Failure } from '../../../client/failure.ts'
import { authorityPaths } from '../../../daemon/authority-paths.ts'
import { defineCommand } from '../../command.ts'

export const caPath = defineCommand({
  description: [
    'Prints the file with the certificate of the local authority that `cogmock start --https` proves itself with. It is made once, at the first such start, and is the same for all emulators of yours. Whoever trusts it trusts what its key signs, which is beside it and for your eyes only.',
  ],
  parameters: {},
  examples: [
    { command: 'NODE_EXTRA_CA_CERTS="$(cogmock ca path)" node app.js', purpose: 'Let a program trust the emulator:' },
    { command: 'curl --cacert "$(cogmock ca path)" https://localhost:4566/', purpose: 'The same for curl:' },
  ],
  exitCodes: { 1: 'There is no local authority yet' },
  run(_values, io) {
    const { cert } = authorityPaths(io.env)
    if (!existsSync(cert)) throw new Failure(1, 'There is no local authority yet.', '`cogmock start --https` makes it.')
    io.out.write(`${cert}\n`)
    return 0
  },
})
