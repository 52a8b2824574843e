import { usageFailure } from '../../client/failure.ts'
import type { Io } from '../io.ts'

/** Where answers come from: a person at a terminal, or the lines of standard input. */
export interface Ask {
  text(message: string): Promise<string>
  /** Not shown while it is typed. */
  secret(message: string): Promise<string>
  choose(message: string, choices: readonly Choice[]): Promise<string>
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** Prompts on the terminal, on stderr, so that an answer on stdout stays clean. */
export async function terminalAsk(): Promise<Ask> {
  const { createPromptModule } = (await import('inquirer')).default
  const prompt = createPromptModule({ input: process.stdin, output: process.stderr })
  const nonEmpty = (text: string) => text !== '' || 'Something has to be typed here.'
  return {
    text: async (message) => (await prompt([{ type: 'input', name: 'answer', message, validate: nonEmpty }])).answer,
    secret: async (message) => (await prompt([{ type: 'password', name: 'answer', message, mask: '*', validate: nonEmpty }])).answer,
    choose: async (message, choices) =>
      (await prompt([{ type: 'select', name: 'answer', message, choices: choices.map(({ value, label }) => ({ value, name: label })) }]))
        .answer,
  }
}

/** Each answer is a line of standard input, in the order of the questions. @throws Failure where there are more questions than lines */
export function lineAsk(io: Io): Ask {
  const lines = io.in.readAll().split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const next = async (message: string) => {
    const line = lines.shift()
    if (line === undefined) throw usageFailure(`Standard input has no line for: ${message}`)
    return line
  }
  return { text: next, secret: next, choose: next }
}

/** Nobody is there to ask. */
export function refusingAsk(): Ask {
  const refuse = async (message: string): Promise<never> => {
    throw usageFailure(
      `There is no terminal to ask at: ${message} Give it as an option; --password-stdin reads answers from standard input.`,
    )
  }
  return { text: refuse, secret: refuse, choose: refuse }
}
