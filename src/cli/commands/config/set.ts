import { usageFailure } from '../../../client/failure.ts'
import { defineCommand } from '../../command.ts'
import { checkedValue, openConfig, settingKey, settings } from '../../config/settings.ts'
import { argument, flag } from '../../parameter.ts'

export const configSet = defineCommand({
  description: [
    `The settings: ${Object.entries(settings)
      .map(([key, { meaning }]) => `${key} (${meaning.charAt(0).toLowerCase()}${meaning.slice(1)})`)
      .join('; ')}.`,
    'An option on the command line and a variable of the environment come before a setting.',
  ],
  parameters: {
    key: settingKey,
    value: argument('VALUE', 'Its value'),
    unset: flag('Forget the setting instead'),
  },
  examples: [
    { command: 'cogmock config set endpoint http://127.0.0.1:9229', purpose: 'Use an emulator that runs elsewhere:' },
    { command: 'cogmock config set endpoint --unset', purpose: 'Go back to the one that `cogmock start` started:' },
  ],
  async run({ key, value, unset }, io) {
    if (unset === (value !== undefined)) throw usageFailure('Give a value, or --unset.')
    const config = await openConfig(io.env)
    if (value === undefined) config.delete(key)
    else config.set(key, checkedValue(key, value))
    return 0
  },
})
