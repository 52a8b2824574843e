import { daemonStatus } from '../../daemon/daemon-status.ts'
import { defineCommand } from '../command.ts'
import { whereabouts } from '../daemon/report-started.ts'
import { nameParameter } from '../daemon/start-parameters.ts'
import { flag } from '../parameter.ts'
import { style } from '../style.ts'
import { duration } from '../token/time-in-words.ts'

export const status = defineCommand({
  description: ['Asks the emulator itself, so that "running" means that it answers.'],
  parameters: { ...nameParameter, json: flag('Print one JSON object') },
  examples: [
    { command: 'cogmock status', purpose: 'Does it run?' },
    { command: 'cogmock status --json | jq -r .endpoint', purpose: 'Where, for a script:' },
  ],
  exitCodes: { 3: 'It does not run, or does not answer' },
  async run({ name, json }, io) {
    const found = await daemonStatus(io.env, name)
    const { state } = found
    const running = state === 'running'
    if (json) {
      const run = 'run' in found ? { ...Object.fromEntries(whereabouts(found.run)), pid: found.run.pid, version: found.run.version } : {}
      const counts = running ? found.health.counts : {}
      io.out.write(`${JSON.stringify({ status: state, ...run, ...counts }, null, 2)}\n`)
      return running ? 0 : 3
    }
    const { bold, dim, green, red } = style(io.out, io.env)
    if (running) {
      const { run, health } = found
      io.out.write(`${green('running')} at ${bold(run.url)} for ${duration(Date.now() / 1000 - run.started)}\n`)
      for (const [label, value] of whereabouts(run).slice(1)) io.out.write(`  ${dim(label.padEnd(8))} ${value}\n`)
      io.out.write(
        `  ${dim('holds'.padEnd(8))} ${counted(health.counts.userPools, 'user pool')}, ${counted(health.counts.users, 'user')}\n`,
      )
      return 0
    }
    const said = {
      stopped: 'not running',
      died: 'not running: it ended without being stopped, and `cogmock start` brings it back with everything it had acknowledged',
      unresponsive: 'it does not answer: `cogmock logs` may tell why, `cogmock restart` ends it and starts it again',
    }
    io.out.write(`${red(said[state as keyof typeof said])}\n`)
    return 3
  },
})

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
