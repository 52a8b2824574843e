import { usageFailure } from '../../client/failure.ts'
import { loadChunk } from '../chunks.ts'
import { defineCommand } from '../command.ts'
import { commandFamilies, commandNames } from '../command-table.ts'
import { argument } from '../parameter.ts'
import { program } from '../program.ts'
import { closeMatches } from '../service/close-matches.ts'
import { serviceNames } from '../service/service-names.ts'

export const help = defineCommand({
  description: ['`cogmock help` lists the commands; `cogmock help start` and `cogmock start --help` are the same.'],
  parameters: {
    command: argument('COMMAND', 'The command, or its first word', { completer: 'command' }),
    subcommand: argument('SUBCOMMAND', 'The second word of a command that has two'),
  },
  examples: [
    { command: 'cogmock help token decode', purpose: 'Explain one command:' },
    { command: 'cogmock cognito-idp list-users help', purpose: 'Operations of AWS explain themselves:' },
  ],
  async run({ command, subcommand }, io) {
    const words = [command, subcommand].filter((word) => word !== undefined)
    const services: readonly string[] = serviceNames
    if (command !== undefined && services.includes(command)) return await loadChunk('service').runService([...words, 'help'], io)
    const known = [...commandNames, ...Object.keys(commandFamilies), ...services]
    const name = words.join(' ')
    if (name !== '' && !known.includes(name)) {
      const [guess] = closeMatches(name, known, 0.6)
      throw usageFailure(`There is no command '${name}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`}`)
    }
    const asked = [...words, '--help']
    return await (await program(asked, io)).run(asked)
  },
})
