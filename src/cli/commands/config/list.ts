import { defineCommand } from '../../command.ts'
import { openConfig, settings } from '../../config/settings.ts'
import { flag } from '../../parameter.ts'
import { style } from '../../style.ts'

export const configList = defineCommand({
  description: ['Prints key=value lines, only of what is set. On a terminal it also shows what could be set.'],
  parameters: { json: flag('Print one JSON object') },
  examples: [{ command: 'cogmock config list', purpose: 'What is set?' }],
  async run({ json }, io) {
    const { store } = await openConfig(io.env)
    if (json) {
      io.out.write(`${JSON.stringify(store, null, 2)}\n`)
      return 0
    }
    const { dim } = style(io.out, io.env)
    for (const [key, { meaning }] of Object.entries(settings)) {
      if (store[key] !== undefined) io.out.write(`${key}=${store[key]}\n`)
      else if (io.out.isTty) io.out.write(dim(`${key} is not set. ${meaning}.\n`))
    }
    return 0
  },
})
