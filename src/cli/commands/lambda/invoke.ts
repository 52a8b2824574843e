import { readFileSync } from 'node:fs'
import { configurationFailure } from '../../../client/failure.ts'
import { invokeFunction } from '../../../daemon/functions.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { printRan } from '../../functions/print-ran.ts'
import type { Io } from '../../io.ts'
import { argument, option, required, withDefault } from '../../parameter.ts'

export const lambdaInvoke = defineCommand({
  description: [
    'Runs a function with an event of yours, as a user pool would, and prints its answer. What it prints itself is in `cogmock lambda logs`.',
  ],
  parameters: {
    function: required(argument('NAME', 'The function', { completer: 'function' })),
    event: withDefault(
      option('FILE', 'The event as JSON; - reads it from standard input. Without it, {}', { short: 'e', completer: 'file' }),
      '',
    ),
    ...nameParameter,
  },
  examples: [
    { command: 'cogmock lambda invoke pre-sign-up --event event.json', purpose: 'Try it:' },
    { command: 'echo \'{"response":{}}\' | cogmock lambda invoke pre-sign-up --event -', purpose: 'From a pipe:' },
  ],
  exitCodes: { 1: 'The function failed, or could not be run', 253: 'The event is no JSON' },
  async run({ function: name, event, name: daemon }, io) {
    return printRan(await invokeFunction({ env: io.env, name: daemon }, name, eventOf(event, io)), io)
  },
})

function eventOf(path: string, io: Io): unknown {
  if (path === '') return {}
  try {
    return JSON.parse(path === '-' ? io.in.readAll() : readFileSync(path, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)
    throw configurationFailure(`The event cannot be read: ${why}`)
  }
}
