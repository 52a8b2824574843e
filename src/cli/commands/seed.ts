import { usageFailure } from '../../client/failure.ts'
import { defineCommand } from '../command.ts'
import { connect, connectionParameters } from '../connection.ts'
import { flag, option } from '../parameter.ts'
import { readSeed } from '../seed/read-seed.ts'
import { seedSchema } from '../seed/schema.ts'
import { report, seedEmulator } from '../seed/seed-emulator.ts'

export const seed = defineCommand({
  description: [
    'Creates the pools, clients, groups, users, resource servers and domains that a YAML or JSON file describes, and changes those that differ. What is in the emulator and not in the file stays. A second run changes nothing and says so.',
    'The file is a list `pools`. A pool has a `name`, and may have an `id`, `settings` (any member of CreateUserPool), a `domain`, `resourceServers`, `groups`, `clients` (name, id, secret, settings) and `users` (username, password or temporaryPassword, attributes, groups, enabled). `cogmock seed --schema` prints its JSON Schema, which an editor can use.',
    'An existing user keeps the password, unless it is still a temporary one.',
  ],
  parameters: {
    file: option('FILE', 'What to create', { short: 'f', completer: 'file' }),
    dryRun: flag('Only say what would be done'),
    json: flag('Print one JSON array of what was done'),
    schema: flag('Print the JSON Schema of the file'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock seed --file seed.yaml', purpose: 'Create what is missing:' },
    { command: 'cogmock seed --file seed.yaml --dry-run', purpose: 'Compare the emulator with the file:' },
    { command: 'cogmock seed --schema > seed.schema.json', purpose: 'Help your editor:' },
  ],
  exitCodes: { 253: 'The file is wrong' },
  async run({ file, dryRun, json, schema, ...connection }, io) {
    if (schema) {
      io.out.write(`${JSON.stringify(seedSchema, null, 2)}\n`)
      return 0
    }
    if (file === undefined) throw usageFailure('Give the file with --file.')
    const actions = await seedEmulator(readSeed(file), connect(connection, io), dryRun, io)
    const done = actions.map(({ verb, what, detail }) => ({ verb, what, ...(detail !== undefined && { detail }) }))
    io.out.write(json ? `${JSON.stringify(done, null, 2)}\n` : report(actions, dryRun, file))
    return 0
  },
})
