import { type KnownInvocation, listInvocations } from '../../../daemon/functions.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { argument, flag } from '../../parameter.ts'
import { table } from '../../table.ts'
import { instant } from '../../token/time-in-words.ts'

export const lambdaEvents = defineCommand({
  description: [
    'The calls of the last day, a thousand at most, the newest last: what each function was told and what it answered. A table on a terminal; into a pipe one JSON document per line, with event and answer.',
    'Events have what your users entered, as on AWS; only the password that UserMigration is told is left out.',
  ],
  parameters: {
    function: argument('NAME', 'Only calls of this function', { completer: 'function' }),
    json: flag('Print one JSON array'),
    ...nameParameter,
  },
  examples: [
    { command: 'cogmock lambda events', purpose: 'What was called:' },
    { command: 'cogmock lambda events pre-sign-up --json | jq .[-1].event > event.json', purpose: 'The newest event, to invoke again:' },
  ],
  async run({ function: name, json, name: daemon }, io) {
    const calls = await listInvocations({ env: io.env, name: daemon }, name)
    if (json) io.out.write(`${JSON.stringify(calls, null, 2)}\n`)
    else if (!io.out.isTty) io.out.write(calls.map((call) => `${JSON.stringify(call)}\n`).join(''))
    else if (calls.length === 0) io.err.write('No function was called.\n')
    else io.out.write(await table(['Called', 'Function', 'By', 'Outcome', 'Id'], calls.map(cells), io))
    return 0
  },
})

function cells({ started, FunctionName, triggerSource, outcome, error, duration, id }: KnownInvocation): readonly string[] {
  const became = outcome === 'answer' ? `answered in ${Math.round(duration * 1000)} ms` : (error ?? 'failed').slice(0, 60)
  return [instant(started), FunctionName, triggerSource ?? '', became, id]
}
