import { configFile } from '../../../client/home.ts'
import { defineCommand } from '../../command.ts'

export const configPath = defineCommand({
  description: ['The file may not be there yet. It is JSON; COGMOCK_HOME moves it.'],
  parameters: {},
  examples: [{ command: 'cat "$(cogmock config path)"', purpose: 'Look into it:' }],
  run(_values, io) {
    io.out.write(`${configFile(io.env)}\n`)
    return 0
  },
})
