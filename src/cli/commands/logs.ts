import { existsSync } from 'node:fs'
import { Failure } from '../../client/failure.ts'
import { followLog } from '../../daemon/follow-log.ts'
import { daemonPaths } from '../../daemon/run-file.ts'
import { defineCommand } from '../command.ts'
import { nameParameter } from '../daemon/start-parameters.ts'
import { flag, parsedOption, withDefault } from '../parameter.ts'
import { wholeNumber } from '../whole-number.ts'

export const logs = defineCommand({
  description: ['Prints the end of the log, or every further line with --follow, also after a restart.'],
  parameters: {
    follow: flag('Go on with each line as it is written', { short: 'f' }),
    lines: withDefault(parsedOption('NUMBER', 'How many lines of those that are there', wholeNumber, { short: 'n' }), 100),
    ...nameParameter,
  },
  examples: [{ command: 'cogmock logs -f', purpose: 'Watch it work:' }],
  exitCodes: { 1: 'There is no log' },
  async run({ follow, lines, name }, io) {
    const { log } = daemonPaths(io.env, name)
    if (!follow && !existsSync(log)) throw new Failure(1, `There is no log at ${log}: it was never started.`)
    const endless = new AbortController()
    for await (const line of followLog(log, { lines, ...(follow && { follow: endless.signal }) })) io.out.write(`${line}\n`)
    return 0
  },
})
