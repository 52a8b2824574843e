import { Argument, Command as CommanderCommand, InvalidArgumentError, Option } from 'commander'
import { type Command, optionName, type Parameter } from './command.ts'
import { commandFamilies, commandRows, commandTable } from './command-table.ts'
import type { Io } from './io.ts'
import { style } from './style.ts'
import { version } from './version.ts'

/** What `main.ts` runs without us; here only so that the help and the suggestions know it. */
const elsewhere = {
  'cognito-idp': 'Every operation of user pools, as the AWS CLI spells it',
  'cognito-identity': 'Every operation of identity pools',
  aws: 'The real AWS CLI, pointed here',
}

export interface Program {
  /** Runs the command and answers its exit code. @throws CommanderError for a wrong command line and after a help */
  run(argv: readonly string[]): Promise<number>
}

/** The whole program, with the options of the addressed command only: all of them together cost more than a command does. */
export async function program(argv: readonly string[], io: Io): Promise<Program> {
  let exitCode = 0
  const root = configured(new CommanderCommand('cogmock'), io)
    .description('Amazon Cognito on your own machine.')
    .usage('<command> [options]')
    .version(`cogmock/${version} node/${process.versions.node}`, '-V, --version', 'Print the version')
    .option('--no-color', 'Print without colours; NO_COLOR=1 does the same')
    .addHelpText('after', '\n`cogmock help <command>` explains a command, `cogmock man <command>` opens its manual page.')
    .configureHelp({ ...help(io), visibleCommands: leaves, subcommandTerm: fullName })
  const families = new Map<string, CommanderCommand>()
  const parentOf = (family: string | undefined, title: string): CommanderCommand => {
    if (family === undefined) return root
    const known = families.get(family)
    if (known !== undefined) return known
    const created = configured(root.command(family), io)
      .usage('<command> [options]')
      .description(`${commandFamilies[family]}.`)
      .helpGroup(title)
    families.set(family, created)
    return created
  }
  const addressed = addressedCommand(argv)
  for (const { title, commands } of commandTable) {
    for (const [name, row] of Object.entries(commands)) {
      const [family, leaf] = name.includes(' ') ? name.split(' ') : [undefined, name]
      const command = configured(parentOf(family, title).command(leaf as string), io)
        .summary(row.summary)
        .helpGroup(title)
      if (name !== addressed) continue
      const loaded = await row.load()
      declare(command, loaded, row.summary)
      command.action(async (...given: unknown[]) => {
        exitCode = await loaded.run(valuesOf(loaded, command, given), io)
      })
    }
  }
  for (const [name, summary] of Object.entries(elsewhere)) {
    configured(root.command(name), io).summary(summary).helpGroup('AWS commands')
  }
  return {
    async run(words) {
      await root.parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' })
      return exitCode
    },
  }
}

/** The name of the command that the first words spell: `token decode`, `start`. */
export function addressedCommand(argv: readonly string[]): string | undefined {
  const words = argv.filter((word) => !word.startsWith('-'))
  return [words.slice(0, 2).join(' '), words[0] ?? ''].find((name) => commandRows.has(name))
}

/** What every command of the program has. */
function configured(command: CommanderCommand, io: Io): CommanderCommand {
  return command
    .helpOption('-h, --help', 'Print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError(`Try \`${wholeName(command)} --help\`.`)
    .configureHelp(help(io))
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      getOutHelpWidth: () => Math.min(io.out.columns ?? 100, 100),
      getErrHelpWidth: () => Math.min(io.err.columns ?? 100, 100),
      getOutHasColors: () => style(io.out, io.env).on,
      getErrHasColors: () => style(io.err, io.env).on,
      outputError: (text, write) => write(text.replace(/^error: /, 'cogmock: ')),
    })
}

function help(io: Io) {
  const { bold } = style(io.out, io.env)
  // The flags name the choices already.
  const optionDescription = ({ description, defaultValue }: Option) =>
    defaultValue === undefined || defaultValue === true ? description : `${description} (default: ${String(defaultValue)})`
  const argumentDescription = ({ description }: Argument) => description
  return { styleTitle: bold, optionDescription, argumentDescription }
}

/** `cogmock token decode`. */
function wholeName(command: CommanderCommand): string {
  return command.parent === null ? command.name() : `${wholeName(command.parent)} ${command.name()}`
}

const fullName = (command: CommanderCommand): string =>
  command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name()

/** Families are shown as the commands they hold. */
function leaves(command: CommanderCommand): CommanderCommand[] {
  return command.commands.flatMap((child) => (child.commands.length > 0 ? [...child.commands] : [child]))
}

function declare(command: CommanderCommand, loaded: Command, summary: string): void {
  command.description([`${summary}.`, ...loaded.description].join('\n\n'))
  for (const [key, parameter] of Object.entries(loaded.parameters)) {
    if (parameter.kind === 'argument') command.addArgument(commanderArgument(parameter))
    else command.addOption(commanderOption(key, parameter))
  }
  const examples = loaded.examples.map(({ command: line, purpose }) => `  ${purpose}\n    $ ${line}`)
  if (examples.length > 0) command.addHelpText('after', `\nExamples:\n${examples.join('\n')}`)
  const codes = Object.entries(loaded.exitCodes ?? {}).map(([code, meaning]) => `  ${code.padEnd(3)} ${meaning}`)
  if (codes.length > 0) command.addHelpText('after', `\nExit codes:\n${codes.join('\n')}`)
}

function commanderArgument(parameter: Parameter): Argument {
  const { placeholder = 'VALUE', summary, required, choices } = parameter
  const argument = new Argument(required ? `<${placeholder}>` : `[${placeholder}]`, summary)
  if (choices !== undefined) argument.choices(choices)
  if (parameter.parse !== undefined) argument.argParser(parserOf(parameter.parse))
  if (parameter.default !== undefined) argument.default(parameter.default)
  return argument
}

function commanderOption(key: string, parameter: Parameter): Option {
  const { placeholder, short, summary, required, choices } = parameter
  const names = [short && `-${short}`, `--${optionName(key)}`].filter(Boolean).join(', ')
  const option = new Option(parameter.kind === 'flag' ? names : `${names} <${choices?.join('|') ?? placeholder}>`, summary)
  if (choices !== undefined) option.choices(choices)
  if (parameter.parse !== undefined) option.argParser(parserOf(parameter.parse))
  if (parameter.default !== undefined) option.default(parameter.default)
  return option.makeOptionMandatory(required === true)
}

function parserOf(parse: (text: string) => unknown) {
  return (text: string): unknown => {
    try {
      return parse(text)
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
    }
  }
}

/** Arguments by their names beside the options. */
function valuesOf(loaded: Command, command: CommanderCommand, given: readonly unknown[]): Record<string, unknown> {
  const names = Object.entries(loaded.parameters).flatMap(([key, { kind }]) => (kind === 'argument' ? [key] : []))
  const flags = Object.entries(loaded.parameters).flatMap(([key, { kind }]) => (kind === 'flag' ? [[key, false]] : []))
  return {
    ...Object.fromEntries(flags),
    ...command.opts<Record<string, unknown>>(),
    ...Object.fromEntries(names.map((name, index) => [name, given[index]])),
  }
}
