/** The words that a command's parameters are written with. */
import type { Completer, Parameter } from './command.ts'

interface Extra {
  readonly short?: string
  readonly completer?: Completer
}

/** Off unless given. */
export function flag(summary: string, extra: Extra = {}): Parameter<boolean> {
  return { kind: 'flag', summary, ...extra }
}

export function option(placeholder: string, summary: string, extra: Extra = {}): Parameter<string | undefined> {
  return { kind: 'option', placeholder, summary, ...extra }
}

/** An option whose text means something: `parse` throws an error that says what would be right. */
export function parsedOption<T>(
  placeholder: string,
  summary: string,
  parse: (text: string) => T,
  extra: Extra = {},
): Parameter<T | undefined> {
  return { kind: 'option', placeholder, summary, parse, ...extra }
}

/** An option with a closed set of values. */
export function choice<const V extends string>(choices: readonly V[], summary: string): Parameter<V | undefined> {
  return { kind: 'option', placeholder: choices.join('|').toUpperCase(), summary, choices }
}

export function argument(placeholder: string, summary: string, extra: Extra = {}): Parameter<string | undefined> {
  return { kind: 'argument', placeholder, summary, ...extra }
}

/** An argument with a closed set of values. */
export function choiceArgument<const V extends string>(
  placeholder: string,
  choices: readonly V[],
  summary: string,
): Parameter<V | undefined> {
  return { kind: 'argument', placeholder, summary, choices }
}

export function required<T>(parameter: Parameter<T | undefined>): Parameter<T> {
  return { ...(parameter as Parameter<T>), required: true }
}

export function withDefault<T>(parameter: Parameter<T | undefined>, value: T): Parameter<T> {
  return { ...(parameter as Parameter<T>), default: value }
}
