import { stopDaemon } from '../../daemon/stop-daemon.ts'
import { defineCommand } from '../command.ts'
import { nameParameter } from '../daemon/start-parameters.ts'

export const stop = defineCommand({
  description: ['Requests in flight are answered and the state is written out first. Stopping what does not run is not an error.'],
  parameters: nameParameter,
  examples: [{ command: 'cogmock stop', purpose: 'Stop it:' }],
  async run({ name }, io) {
    const { stopped, how, run } = await stopDaemon({ env: io.env, name })
    if (!stopped) io.out.write('cogmock was not running.\n')
    else if (how === 'killed')
      io.out.write(`cogmock did not end by itself and was killed (pid ${run?.pid}). No acknowledged write is lost.\n`)
    else io.out.write(`cogmock has stopped (pid ${run?.pid}).\n`)
    return 0
  },
})
