import { runDaemon, startDaemon } from '../../daemon/start-daemon.ts'
import { defineCommand } from '../command.ts'
import { reportStarted } from '../daemon/report-started.ts'
import { seedStarted } from '../daemon/seed-started.ts'
import { givenSettings, startParameters } from '../daemon/start-parameters.ts'
import { flag } from '../parameter.ts'
import { readSeed } from '../seed/read-seed.ts'

export const start = defineCommand({
  description: [
    'Starts the emulator and returns when it answers. It goes on in the background and keeps its state on disk; started again it says so and changes nothing.',
    '--host other than a loopback address lets others in your network read and change everything: nobody has to sign a request.',
  ],
  parameters: { ...startParameters, foreground: flag('Stay in the foreground until Ctrl-C, for containers') },
  examples: [
    { command: 'cogmock start', purpose: 'Start it where everything looks for it:' },
    { command: 'cogmock start --port 0 --name test --state :memory:', purpose: 'A second one that keeps nothing:' },
    { command: 'cogmock start --seed seed.yaml --foreground', purpose: 'In a container:' },
  ],
  async run({ name, seed: file, json, foreground, ...given }, io) {
    // Read first: a mistake in the file should not leave a daemon behind.
    const seed = file === undefined ? undefined : readSeed(file)
    const options = { env: io.env, name, settings: givenSettings(given) }
    if (foreground) {
      return await runDaemon(options, (run) => {
        if (seed !== undefined && file !== undefined)
          void seedStarted(seed, file, run, io).catch((error) => io.err.write(`cogmock: ${error.message}\n`))
      })
    }
    const started = await startDaemon(options)
    try {
      if (seed !== undefined && file !== undefined) await seedStarted(seed, file, started.run, io)
    } finally {
      // It runs, whatever became of the seed. Said last, because whoever reads it may stop reading.
      reportStarted(started, json, io)
    }
    if (!started.already && io.err.isTty) io.err.write('Try `cogmock quickstart`.\n')
    return 0
  },
})
