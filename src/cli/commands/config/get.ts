import { Failure } from '../../../client/failure.ts'
import { defineCommand } from '../../command.ts'
import { openConfig, settingKey } from '../../config/settings.ts'

export const configGet = defineCommand({
  description: ['Prints the value and nothing else.'],
  parameters: { key: settingKey },
  examples: [{ command: 'cogmock config get endpoint', purpose: 'Where do commands go?' }],
  exitCodes: { 1: 'It is not set' },
  async run({ key }, io) {
    const value = (await openConfig(io.env)).get(key)
    if (value === undefined) throw new Failure(1, `${key} is not set.`, `\`cogmock config set ${key} VALUE\` sets it.`)
    io.out.write(`${value}\n`)
    return 0
  },
})
