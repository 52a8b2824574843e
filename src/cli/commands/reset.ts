import { usageFailure } from '../../client/failure.ts'
import { resetState } from '../../daemon/reset-state.ts'
import { defineCommand } from '../command.ts'
import { nameParameter } from '../daemon/start-parameters.ts'
import { flag, option } from '../parameter.ts'

export const reset = defineCommand({
  description: [
    'Removes every user pool, identity pool, user, code, key and Lambda function. The emulator goes on running, empty. It asks first; without a terminal it wants --yes.',
  ],
  parameters: {
    yes: flag('Do not ask', { short: 'y' }),
    state: option('FILE', 'The state file of an emulator that does not run, if not the usual one', { completer: 'file' }),
    ...nameParameter,
  },
  examples: [{ command: 'cogmock reset --yes && cogmock seed --file seed.yaml', purpose: 'Begin again, in a script:' }],
  exitCodes: { 1: 'You said no' },
  async run({ yes, name, state }, io) {
    if (!yes && !io.in.isTty) throw usageFailure('This removes everything: say --yes.')
    if (!yes && !(await confirmed())) {
      io.err.write('Nothing was removed.\n')
      return 1
    }
    const result = await resetState({ env: io.env, name, state })
    if (result.from === 'daemon') io.out.write(`cogmock is empty: ${result.removed} records were removed.\n`)
    else if (result.files.length === 0) io.out.write('There was nothing to remove.\n')
    else io.out.write(`Removed ${result.files.join(', ')}.\n`)
    return 0
  },
})

async function confirmed(): Promise<boolean> {
  const { createPromptModule } = (await import('inquirer')).default
  const prompt = createPromptModule({ input: process.stdin, output: process.stderr })
  const { answer } = await prompt([{ type: 'confirm', name: 'answer', message: 'Remove every pool, user and code?', default: false }])
  return answer
}
