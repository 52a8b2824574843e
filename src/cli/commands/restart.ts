import { restartDaemon } from '../../daemon/restart-daemon.ts'
import { defineCommand } from '../command.ts'
import { reportStarted } from '../daemon/report-started.ts'
import { seedStarted } from '../daemon/seed-started.ts'
import { givenSettings, startParameters } from '../daemon/start-parameters.ts'
import { readSeed } from '../seed/read-seed.ts'

export const restart = defineCommand({
  description: [
    'Stops the emulator and starts it with the settings that it had, but for those that are given now. It keeps its port and its state. Where it did not run, it is started.',
  ],
  parameters: startParameters,
  examples: [{ command: 'cogmock restart --log-level debug', purpose: 'Change one setting:' }],
  async run({ name, seed: file, json, ...given }, io) {
    const seed = file === undefined ? undefined : readSeed(file)
    const started = await restartDaemon({ env: io.env, name, settings: givenSettings(given) })
    try {
      if (seed !== undefined && file !== undefined) await seedStarted(seed, file, started.run, io)
    } finally {
      reportStarted(started, json, io)
    }
    return 0
  },
})
