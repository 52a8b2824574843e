import { removeFunction } from '../../../daemon/functions.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { argument, required } from '../../parameter.ts'

export const lambdaRemove = defineCommand({
  description: ['Its file stays. A user pool that names it goes on naming it, and its operations fail as on AWS.'],
  parameters: { function: required(argument('NAME', 'The function', { completer: 'function' })), ...nameParameter },
  examples: [{ command: 'cogmock lambda remove pre-sign-up', purpose: 'Forget it:' }],
  async run({ function: name, name: daemon }, io) {
    await removeFunction({ env: io.env, name: daemon }, name)
    io.out.write(`Removed the function ${name}.\n`)
    return 0
  },
})
