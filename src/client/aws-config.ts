import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { generalFailure } from './failure.ts'
import { type Environment, homeFolder } from './home.ts'
import { IniMistake, parseIni, type Section } from './ini.ts'
import { shellWords } from './shell-words.ts'
import { textError } from './text-error.ts'

export interface AwsConfig {
  readonly profiles: ReadonlyMap<string, Section>
  readonly services: ReadonlyMap<string, Section>
  /** Profiles of the credentials file. */
  readonly credentials: ReadonlyMap<string, Section>
}

/** `~` and `$NAME` in a path, as the reference expands them. */
export function expandPath(path: string, env: Environment): string {
  const expanded = path.replace(/\$(\w+|\{[^}]*\})/g, (whole, name: string) => env[name.replace(/[{}]/g, '')] ?? whole)
  return expanded.replace(/^~(?=\/|$)/, homeFolder(env))
}

/** @throws Failure naming the file where it cannot be understood */
function readSections(path: string): Map<string, Section> {
  // Asking first is cheaper than an error: most commands run without these files.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return new Map()
  const bytes = readFileSync(path)
  const text = bytes.toString()
  try {
    if (text.includes('\ufffd') && textError(bytes) !== '') throw new IniMistake()
    return parseIni(text)
  } catch (error) {
    if (error instanceof IniMistake) throw generalFailure(`Unable to parse config file: ${path}`)
    throw error
  }
}

/** `[profile dev]`, `[profile "dev"]` and `[services dev]` to `dev`. */
function named(kind: string, sections: ReadonlyMap<string, Section>): Map<string, Section> {
  const found = new Map<string, Section>()
  for (const [header, section] of sections) {
    const name = header === 'default' && kind === 'profile' ? header : header.startsWith(kind) ? secondWord(header) : undefined
    if (name !== undefined) found.set(name, section)
  }
  return found
}

function secondWord(header: string): string | undefined {
  try {
    const [, name, ...more] = shellWords(header)
    return more.length === 0 ? name : undefined
  } catch {
    return undefined
  }
}

/** What `~/.aws/config` and `~/.aws/credentials` say; files that are not there say nothing. */
export function readAwsConfig(env: Environment): AwsConfig {
  const folder = join(homeFolder(env), '.aws')
  const sections = readSections(expandPath(env.AWS_CONFIG_FILE ?? join(folder, 'config'), env))
  const credentials = readSections(expandPath(env.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials'), env))
  return { profiles: named('profile', sections), services: named('services', sections), credentials }
}
