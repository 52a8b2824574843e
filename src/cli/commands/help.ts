import { usageFailure } from '../../client/failure.ts'
import { defineCommand } from '../command.ts'
import { commandFamilies, commandNames } from '../command-table.ts'
import { argument } from '../parameter.ts'
import { program } from '../program.ts'
import { closeMatches } from '../service/close-matches.ts'

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
    const known = [...commandNames, ...Object.keys(commandFamilies)]
    const name = words.join(' ')
    if (name !== '' && !known.includes(name)) {
      const [guess] = closeMatches(name, known, 0.6)
      throw usageFailure(`There is no command '${name}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`}`)
    }
    const asked = [...words, '--help']
    return await (await program(asked, io)).run(asked)
  },
})
