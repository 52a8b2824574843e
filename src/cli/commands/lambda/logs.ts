import { followLog } from '../../../daemon/follow-log.ts'
import { daemonPaths, functionLogOf } from '../../../daemon/run-file.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { argument, flag, parsedOption, withDefault } from '../../parameter.ts'
import { wholeNumber } from '../../whole-number.ts'

export const lambdaLogs = defineCommand({
  description: [
    'Prints what functions printed, their stack traces, and a line for each call: when, at which level (WARN is stderr), which function. --follow goes on with every further line.',
  ],
  parameters: {
    function: argument('NAME', 'Only this function', { completer: 'function' }),
    follow: flag('Go on with each line as it is written', { short: 'f' }),
    lines: withDefault(parsedOption('NUMBER', 'How many lines of those that are there', wholeNumber, { short: 'n' }), 100),
    ...nameParameter,
  },
  examples: [{ command: 'cogmock lambda logs pre-sign-up -f', purpose: 'In a terminal beside your editor:' }],
  async run({ function: name, follow, lines, name: daemon }, io) {
    const path = functionLogOf(daemonPaths(io.env, daemon).log)
    const fits = (line: string) => name === undefined || line.split(/\s+/, 3)[2] === name
    const known: string[] = []
    for await (const line of followLog(path, { lines: Number.MAX_SAFE_INTEGER })) if (fits(line)) known.push(line)
    for (const line of lines === 0 ? [] : known.slice(-lines)) io.out.write(`${line}\n`)
    if (!follow) return 0
    for await (const line of followLog(path, { lines: 0, follow: new AbortController().signal })) if (fits(line)) io.out.write(`${line}\n`)
    return 0
  },
})
