import { replayInvocation } from '../../../daemon/functions.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { printRan } from '../../functions/print-ran.ts'
import { argument, required } from '../../parameter.ts'

export const lambdaReplay = defineCommand({
  description: [
    'Sends the event of an earlier call again, to the function as it is now, and prints the answer. No operation waits for it, so it changes nothing but what the function changes itself. `cogmock lambda events` has the ids.',
    'The password that UserMigration was told is not kept: a replayed event has <redacted> in its place.',
  ],
  parameters: { id: required(argument('ID', 'The id of the call')), ...nameParameter },
  examples: [{ command: 'cogmock lambda replay 3d9f2b1c-7a64-4c55-9e0c-0c1f6a1f4a11', purpose: 'After mending the function:' }],
  exitCodes: { 1: 'The function failed, or could not be run' },
  async run({ id, name }, io) {
    return printRan(await replayInvocation({ env: io.env, name }, id), io)
  },
})
