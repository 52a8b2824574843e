import { usageFailure } from '../../client/failure.ts'
import { cogmockHome, type Environment } from '../../client/home.ts'
import type { Parameter } from '../command.ts'
import { choiceArgument, required } from '../parameter.ts'
import { closeMatches } from '../service/close-matches.ts'

interface Setting {
  readonly meaning: string
  /** What to write, as it is kept. @throws Error that says what would be right */
  readonly parse: (text: string) => string
}

/** Every setting that `cogmock config` knows. */
export const settings: Readonly<Record<string, Setting>> = {
  endpoint: {
    meaning: 'Where the emulator answers: used by every command that was not told otherwise',
    parse(text) {
      const url = URL.canParse(text) ? new URL(text) : undefined
      if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new Error('It is a URL such as http://127.0.0.1:4566.')
      return text.replace(/\/+$/, '')
    },
  },
  region: {
    meaning: 'Region of requests that are not told otherwise',
    parse(text) {
      if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) throw new Error('It is a region such as us-east-1 or eu-central-1.')
      return text
    },
  },
}

/** The name of a setting; an unknown one is refused with the one that was probably meant. */
export const settingKey: Parameter<string> = {
  ...required(choiceArgument('KEY', Object.keys(settings), `One of ${Object.keys(settings).join(', ')}`)),
  parse(key) {
    if (key in settings) return key
    const [guess] = closeMatches(key, Object.keys(settings), 0.6)
    throw new Error(guess === undefined ? `There are: ${Object.keys(settings).join(', ')}.` : `Did you mean ${guess}?`)
  },
}

/** @throws Failure that says what would be right */
export function checkedValue(key: string, text: string): string {
  try {
    return settings[key]?.parse(text) ?? text
  } catch (error) {
    throw usageFailure(`'${text}' is not a value for ${key}. ${(error as Error).message}`)
  }
}

/** The file that keeps the settings: JSON, which every client command reads by itself, because `conf` takes longer to load than they run. */
export async function openConfig(env: Environment) {
  const { default: Conf } = await import('conf')
  return new Conf<Record<string, string>>({
    cwd: cogmockHome(env),
    configName: 'config',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })
}
