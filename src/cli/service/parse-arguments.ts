import { type Failure, usageFailure } from '../../client/failure.ts'
import { readInteger } from '../../client/integer.ts'
import { pythonRepr } from '../../client/python-text.ts'
import { closeMatches } from './close-matches.ts'

/** What an option or a positional argument takes and where it goes. */
export interface Argument {
  /** `--user-pool-id`; a positional argument has none. */
  readonly flag?: string
  /** Its key in the result, and its name in messages about a positional argument. */
  readonly dest: string
  /** How many values: none, exactly one, at most one, any number. */
  readonly takes: 'none' | 'one' | 'optional' | 'many'
  /** What stands for the option without a value; `false` for a negative option. */
  readonly constant?: string | boolean
  readonly choices?: readonly string[]
  readonly integer?: boolean
  readonly required?: boolean
}

export type ArgumentValue = string | number | bigint | boolean | readonly string[]

export interface ParsedArguments {
  readonly values: ReadonlyMap<string, ArgumentValue>
  /** What no argument wanted, in order. */
  readonly rest: readonly string[]
}

const usage = `usage: cogmock [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  cogmock help
  cogmock <command> help
  cogmock <command> <subcommand> help
`

/** A command line that does not follow the rules, after how it should have looked. */
export function commandLineFailure(message: string): Failure {
  return usageFailure(`${usage}\n\ncogmock: error: ${message}\n`)
}

export function unknownOptions(options: readonly string[], known: readonly string[]): Failure {
  const hints = options.flatMap((option) => closeMatches(option.split('=')[0] ?? option, known, 0.7).slice(0, 1))
  const hint = hints.length === 0 ? '' : `\n\nDid you mean: ${hints.join(', ')}?`
  return usageFailure(`${usage}\nUnknown options: ${options.join(', ')}${hint}\n`)
}

function argumentFailure(argument: Argument, message: string): Failure {
  return commandLineFailure(`argument ${argument.flag ?? argument.dest}: ${message}`)
}

const countMessages = { one: 'expected one argument', optional: 'expected at most one argument', none: '', many: '' }

interface Found {
  readonly argument: Argument | undefined
  readonly explicit: string | undefined
}

/** Which option a word of the command line is; `undefined` for a value. Unique beginnings of an option are enough. */
function findOption(word: string, options: ReadonlyMap<string, Argument>): Found | undefined {
  if (!word.startsWith('-')) return undefined
  const exact = options.get(word)
  if (exact) return { argument: exact, explicit: undefined }
  if (word === '-') return undefined
  const equals = word.indexOf('=')
  const name = equals < 0 ? word : word.slice(0, equals)
  const explicit = equals < 0 ? undefined : word.slice(equals + 1)
  const named = options.get(name)
  if (equals >= 0 && named) return { argument: named, explicit }
  if (word.startsWith('--')) {
    const candidates = [...options.keys()].filter((flag) => flag.startsWith(name))
    if (candidates.length > 1) throw commandLineFailure(`ambiguous option: ${word} could match ${candidates.join(', ')}`)
    if (candidates.length === 1) return { argument: options.get(candidates[0] as string), explicit }
  }
  if (/^-\d+$|^-\d*\.\d+$/.test(word)) return undefined
  if (word.includes(' ')) return undefined
  return { argument: undefined, explicit: undefined }
}

/** How many of the following values an option or positional argument takes; `undefined` where there are too few. */
function countTaken(argument: Argument, available: number): number | undefined {
  if (argument.takes === 'none') return 0
  if (argument.takes === 'many') return available
  if (argument.takes === 'optional') return Math.min(available, 1)
  return available > 0 ? 1 : undefined
}

function converted(argument: Argument, values: readonly string[]): ArgumentValue | undefined {
  if (argument.takes === 'none') return argument.constant ?? true
  if (argument.takes === 'many') return values
  const [value] = values
  // Only after "=--", which the reference's parser takes for a separator: no value at all is left.
  if (value === undefined) return argument.takes === 'one' ? [] : argument.constant
  if (argument.integer) {
    const integer = readInteger(value)
    if (integer === undefined) throw argumentFailure(argument, `invalid int value: ${pythonRepr(value)}`)
    return integer
  }
  if (argument.choices && !argument.choices.includes(value)) throw argumentFailure(argument, invalidChoice(value, argument.choices))
  return value
}

function invalidChoice(value: string, choices: readonly string[]): string {
  const lines: string[] = []
  for (let i = 0; i < choices.length; i += 2) {
    lines.push(
      choices
        .slice(i, i + 2)
        .map((choice) => choice.padEnd(40))
        .join(' | '),
    )
  }
  const close = closeMatches(value, choices)
  const hint =
    close.length === 0 ? [] : [`\n\nInvalid choice: ${pythonRepr(value)}, maybe you meant:\n`, ...close.map((word) => `  * ${word}`)]
  return ['Invalid choice, valid choices are:\n', ...lines, ...hint].join('\n')
}

/**
 * Reads a command line by the rules of the reference's parser (Python's argparse): options may stand anywhere, be abbreviated and
 * joined to their value by `=`; a value may start with a dash only where it cannot be an option; the last of equal options wins.
 * @throws Failure with status 252
 */
export function parseArguments(table: readonly Argument[], words: readonly string[]): ParsedArguments {
  const options = new Map(table.flatMap((argument) => (argument.flag ? [[argument.flag, argument] as const] : [])))
  const positionals = table.filter((argument) => argument.flag === undefined)
  const end = words.indexOf('--')
  const found = words.map((word, index) => (end >= 0 && index >= end ? undefined : findOption(word, options)))
  const values = new Map<string, ArgumentValue>()
  const seen = new Set<Argument>()
  const rest: string[] = []

  const isValue = (index: number) => index < words.length && found[index] === undefined
  const runLength = (start: number) => {
    let length = 0
    while (isValue(start + length)) length++
    return length
  }
  const take = (argument: Argument, taken: readonly string[]) => {
    seen.add(argument)
    const plain = taken.includes('--') ? taken.filter((word, index) => word !== '--' || index !== taken.indexOf('--')) : taken
    const value = converted(argument, plain)
    if (value !== undefined) values.set(argument.dest, value)
  }

  /** Gives the values from `start` to the positional arguments that still want some; returns where they end. */
  function consumePositionals(start: number): number {
    let index = start
    while (positionals.length > 0) {
      const argument = positionals[0] as Argument
      const separator = words[index] === '--' && index === end ? 1 : 0
      const count = countTaken(argument, runLength(index) - separator)
      if (count === undefined) break
      positionals.shift()
      if (count > 0) take(argument, words.slice(index + separator, index + separator + count))
      index += count === 0 ? 0 : count + separator
    }
    return index
  }

  function consumeOption(start: number): number {
    const { argument, explicit } = found[start] as Found
    if (argument === undefined) {
      rest.push(words[start] as string)
      return start + 1
    }
    if (explicit !== undefined) {
      if (argument.takes === 'none') throw argumentFailure(argument, `ignored explicit argument ${pythonRepr(explicit)}`)
      take(argument, [explicit])
      return start + 1
    }
    const separated = end > start && words[start + 1] === '--' ? 0 : runLength(start + 1)
    const available = end > start ? Math.min(separated, Math.max(end - start - 1, 0)) : separated
    const count = countTaken(argument, available)
    if (count === undefined) throw argumentFailure(argument, countMessages[argument.takes])
    take(argument, words.slice(start + 1, start + 1 + count))
    return start + 1 + count
  }

  let index = 0
  const lastOption = found.findLastIndex((option) => option !== undefined)
  while (index <= lastOption) {
    const next = found.findIndex((option, position) => position >= index && option !== undefined)
    if (index !== next) {
      const after = consumePositionals(index)
      if (after > index) {
        index = after
        continue
      }
      rest.push(...words.slice(index, next))
      index = next
    }
    index = consumeOption(index)
  }
  const stop = consumePositionals(index)
  rest.push(...words.slice(stop))

  const missing = table.filter(
    (argument) => !seen.has(argument) && (argument.required || argument.flag === undefined) && argument.required !== false,
  )
  if (missing.length > 0) {
    const names = missing.map((argument) => argument.flag ?? argument.dest)
    throw commandLineFailure(`the following arguments are required: ${names.join(', ')}`)
  }
  return { values, rest }
}
