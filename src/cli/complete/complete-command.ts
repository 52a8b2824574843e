import { kebabCase } from '../../model/names.ts'
import { type Command, optionName, type Parameter } from '../command.ts'
import { commandFamilies, commandRows } from '../command-table.ts'
import type { Io } from '../io.ts'
import { readCommandIndex, readCommandModel } from '../service/command-model.ts'
import { type Candidate, nothing, type Offer, offer } from './candidate.ts'
import { liveOffer } from './live.ts'

const everywhere: readonly Candidate[] = [{ value: '--help', description: 'Print the help' }]

/** Completes a command that is not a service command, or the name of any. */
export async function completeCommand(before: readonly string[], current: string, io: Io): Promise<Offer> {
  const names = before.filter((word) => !word.startsWith('-'))
  const name = [names.slice(0, 2).join(' '), names[0] ?? ''].find((known) => commandRows.has(known))
  if (name === undefined) return firstWords(names, current)
  const command = await (commandRows.get(name)?.load() as Promise<Command>)
  const rest = before.slice(before.indexOf(names[name.split(' ').length - 1] ?? '') + 1)
  const open = optionBefore(command, rest)
  if (open !== undefined) return await parameterOffer(open, rest, io)
  if (current.startsWith('-')) return { candidates: [...optionsNotGiven(command, rest), ...everywhere] }
  const argument = nextArgument(command, rest)
  if (argument !== undefined) return await parameterOffer(argument, rest, io)
  return { candidates: optionsNotGiven(command, rest) }
}

function firstWords(names: readonly string[], current: string): Offer {
  const [family] = names
  if (family !== undefined) {
    const inFamily = [...commandRows].filter(([name]) => name.startsWith(`${family} `))
    return { candidates: inFamily.map(([name, { summary }]) => ({ value: name.slice(family.length + 1), description: summary })) }
  }
  if (current.startsWith('-')) return { candidates: [...everywhere, { value: '--version', description: 'Print the version' }] }
  const single = [...commandRows].filter(([name]) => !name.includes(' '))
  return {
    candidates: [
      ...single.map(([value, { summary }]) => ({ value, description: summary })),
      ...Object.entries(commandFamilies).map(([value, description]) => ({ value, description })),
      { value: 'cognito-idp', description: 'Every operation of user pools' },
      { value: 'cognito-identity', description: 'Every operation of identity pools' },
      { value: 'aws', description: 'The real AWS CLI, pointed here' },
    ],
  }
}

/** The option whose value comes next. */
function optionBefore({ parameters }: Command, rest: readonly string[]): Parameter | undefined {
  const last = rest.at(-1)
  const found = Object.entries(parameters).find(([key, { short }]) => last === `--${optionName(key)}` || (short && last === `-${short}`))
  return found?.[1].kind === 'option' ? found[1] : undefined
}

function optionsNotGiven({ parameters }: Command, rest: readonly string[]): Candidate[] {
  return Object.entries(parameters).flatMap(([key, { kind, short, summary }]) => {
    const value = `--${optionName(key)}`
    const given = rest.includes(value) || (short !== undefined && rest.includes(`-${short}`))
    return kind === 'argument' || given ? [] : [{ value, description: summary }]
  })
}

function nextArgument(command: Command, rest: readonly string[]): Parameter | undefined {
  const given = rest.filter((word, index) => !word.startsWith('-') && optionBefore(command, rest.slice(0, index)) === undefined).length
  return Object.values(command.parameters).filter(({ kind }) => kind === 'argument')[given]
}

async function parameterOffer({ choices, completer }: Parameter, rest: readonly string[], io: Io): Promise<Offer> {
  if (choices !== undefined) return offer(choices)
  if (completer === undefined) return nothing
  if (completer === 'file' || completer === 'folder') return { candidates: [], paths: completer }
  if (completer === 'command') return offer([...new Set([...commandRows.keys()].map((name) => name.split(' ')[0] ?? name))])
  if (completer === 'operation') return offer(operationNames())
  if (completer === 'error') return offer(errorsOf(rest))
  return await liveOffer(completer, rest, io)
}

const operationNames = (): readonly string[] =>
  (['cognito-idp', 'cognito-identity'] as const).flatMap((service) => Object.keys(readCommandIndex(service)))

/** The errors of the operation that the line names. */
function errorsOf(words: readonly string[]): readonly string[] {
  const commands = words.map((word) => (/^[A-Z]/.test(word) ? kebabCase(word) : word))
  const models = commands.map((command) => readCommandModel('cognito-idp', command) ?? readCommandModel('cognito-identity', command))
  return models.find((model) => model !== undefined)?.errors ?? []
}
