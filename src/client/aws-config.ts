import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { generalFailure } from './failure.ts'
import { type Environment, homeFolder } from './home.ts'

/** The settings of one section; an indented block below a key is a section of its own. */
export type Section = ReadonlyMap<string, string | ReadonlyMap<string, string>>

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

function read(path: string): string | undefined {
  // Asking first is cheaper than an error: most commands run without these files.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined
  return readFileSync(path, 'utf8')
}

/** @throws Failure naming the file when a line is neither a section, a setting nor a continuation */
function parseIni(text: string, path: string): Map<string, Section> {
  const sections = new Map<string, Section>()
  const broken = () => generalFailure(`Unable to parse config file: ${path}`)
  let section: Map<string, string | ReadonlyMap<string, string>> | undefined
  let key: string | undefined
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;].*)?$/.test(line)) continue
    const header = /^\[([^\]]+)\]/.exec(line)
    if (header) {
      const name = header[1] as string
      if (sections.has(name)) throw broken()
      section = new Map()
      key = undefined
      sections.set(name, section)
    } else if (/^\s/.test(line) && section !== undefined && key !== undefined) {
      section.set(key, `${section.get(key)}\n${line.trim()}`)
    } else {
      const setting = /^\s*([^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line)
      if (section === undefined || setting === null || setting[1] === '') throw broken()
      key = (setting[1] as string).toLowerCase()
      if (section.has(key)) throw broken()
      section.set(key, setting[2] as string)
    }
  }
  for (const parsed of sections.values()) nestBlocks(parsed as Map<string, string | ReadonlyMap<string, string>>, broken)
  return sections
}

function nestBlocks(section: Map<string, string | ReadonlyMap<string, string>>, broken: () => Error): void {
  for (const [key, value] of section) {
    if (typeof value !== 'string' || !value.startsWith('\n')) continue
    const lines = value.split('\n').filter((line) => line.trim() !== '')
    if (!lines.every((line) => line.includes('='))) throw broken()
    section.set(key, new Map(lines.map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()])))
  }
}

/** `[profile dev]`, `[profile "dev"]` and `[services dev]` to `dev`. */
function named(kind: string, sections: ReadonlyMap<string, Section>): Map<string, Section> {
  const found = new Map<string, Section>()
  for (const [header, section] of sections) {
    const match = new RegExp(`^${kind}\\s+(?:"([^"]*)"|'([^']*)'|(\\S+))\\s*$`).exec(header)
    const name = match?.[1] ?? match?.[2] ?? match?.[3]
    if (name !== undefined) found.set(name, section)
  }
  return found
}

/** What `~/.aws/config` and `~/.aws/credentials` say; files that are not there say nothing. */
export function readAwsConfig(env: Environment): AwsConfig {
  const folder = join(homeFolder(env), '.aws')
  const configPath = expandPath(env.AWS_CONFIG_FILE || join(folder, 'config'), env)
  const credentialsPath = expandPath(env.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'), env)
  const configText = read(configPath)
  const credentialsText = read(credentialsPath)
  const sections = configText === undefined ? new Map<string, Section>() : parseIni(configText, configPath)
  const profiles = named('profile', sections)
  const standard = sections.get('default')
  if (standard !== undefined) profiles.set('default', standard)
  const credentials = credentialsText === undefined ? new Map<string, Section>() : parseIni(credentialsText, credentialsPath)
  return { profiles, services: named('services', sections), credentials }
}
