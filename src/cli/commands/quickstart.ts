import { defineCommand } from '../command.ts'
import { connect, connectionParameters } from '../connection.ts'
import { quickstartSteps } from '../quickstart/steps.ts'

export const quickstart = defineCommand({
  description: [
    'Makes a user pool, an app client and a user, where they are not there yet, signs the user in over SRP and verifies the tokens against the keys of the pool. It prints each command that it runs with a short result: every line can be pasted. Afterwards that user is the one who is signed in.',
  ],
  parameters: connectionParameters,
  examples: [{ command: 'cogmock start && cogmock quickstart', purpose: 'From nothing to verified tokens:' }],
  async run(values, io) {
    const { url, region } = connect(values, io)
    await quickstartSteps(
      { endpointUrl: values.endpointUrl === undefined ? undefined : url.href, region: values.region, shownRegion: region },
      io,
    )
    return 0
  },
})
