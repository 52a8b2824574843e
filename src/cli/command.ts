import type { Io } from './io.ts'

/** What the shell may offer where a value goes. Everything but `file` and `folder` is asked from the daemon. */
export type Completer =
  | 'file'
  | 'folder'
  | 'user-pool'
  | 'identity-pool'
  | 'identity'
  | 'client'
  | 'username'
  | 'group'
  | 'function'
  | 'operation'
  | 'error'
  | 'command'

/** One option or argument, and in its type what `run` gets for it. */
export interface Parameter<T = unknown> {
  readonly kind: 'flag' | 'option' | 'argument'
  /** One line, no full stop. */
  readonly summary: string
  /** The word that stands for the value in a usage line. */
  readonly placeholder?: string
  /** One letter. */
  readonly short?: string
  readonly required?: true
  readonly default?: T
  readonly choices?: readonly string[]
  readonly completer?: Completer
  /** @throws Error whose message says what would be right */
  readonly parse?: (text: string) => T
}

export type Parameters = Readonly<Record<string, Parameter>>

/** The values that `run` gets, by the names of its parameters. */
export type Values<P extends Parameters> = { readonly [Name in keyof P]: P[Name] extends Parameter<infer T> ? T : never }

export interface Example {
  /** A whole line that can be pasted. */
  readonly command: string
  /** What it is for, as a sentence. */
  readonly purpose: string
}

interface Description {
  /** Paragraphs for the help and the man page: what it does, where its answer goes, what it touches. */
  readonly description: readonly string[]
  readonly examples: readonly Example[]
  /** Exit codes of its own, beside those that every command has. */
  readonly exitCodes?: Readonly<Record<number, string>>
}

/** A command as help, man pages and completion see it. Keys of `parameters` are camelCase: `logLevel` is `--log-level`. */
export interface Command extends Description {
  readonly parameters: Parameters
  run(values: Readonly<Record<string, unknown>>, io: Io): Promise<number> | number
}

/** A command whose `run` gets the values of its parameters. It answers the exit code. */
export function defineCommand<const P extends Parameters>(
  command: Description & { readonly parameters: P; run(values: Values<P>, io: Io): Promise<number> | number },
): Command {
  // The program builds the values from these very parameters, so they are what `run` asks for.
  return { ...command, run: (values, io) => command.run(values as Values<P>, io) }
}

/** `logLevel` to `log-level`. */
export function optionName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
