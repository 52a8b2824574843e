import { resolve } from 'node:path'
import type { DaemonSettings } from '../../daemon/settings.ts'
import { defaultSettings } from '../../daemon/settings.ts'
import { settings as configSettings } from '../config/settings.ts'
import { choice, flag, option, parsedOption } from '../parameter.ts'
import { wholeNumber } from '../whole-number.ts'

function port(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > 65_535) throw new Error('It is a number from 0 to 65535; 0 picks a free port.')
  return number
}

function accountId(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new Error('It has 12 digits.')
  return text
}

function baseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error('It is a URL such as https://auth.example.test.')
  return text
}

function smtp(text: string): string {
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol)) throw new Error('It is a URL such as smtp://127.0.0.1:1025.')
  return text
}

function smsWebhook(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error('It is a URL such as http://127.0.0.1:8080/sms.')
  return text
}

function lambdaEndpoint(text: string): string {
  return baseUrl(text).replace(/\/+$/, '')
}

/** The daemon's folder is another one. */
const absolute = (file: string): string => resolve(file)

const region = (text: string): string => configSettings.region?.parse(text) ?? text

/** Which of several daemons. */
export const nameParameter = { name: option('NAME', 'Which daemon, where there are several; without it, $COGMOCK_NAME or default') }

/** What a daemon can be told at its start. Nothing has a default here: `restart` keeps what is not given. */
export const startParameters = {
  port: parsedOption('PORT', `Port to answer at; 0 picks a free one (default: ${defaultSettings.port})`, port, { short: 'p' }),
  host: option('ADDRESS', `Address to answer at (default: ${defaultSettings.host})`),
  https: flag('Also HTTPS on the same port, with a certificate of a local authority: see `cogmock ca path`'),
  tlsCert: parsedOption('FILE', 'Also HTTPS, with this certificate (PEM)', absolute, { completer: 'file' }),
  tlsKey: parsedOption('FILE', 'The key of that certificate (PEM)', absolute, { completer: 'file' }),
  allowHost: option('NAME', 'A host name that requests may use besides those of this machine'),
  state: option('FILE', 'The state file, or :memory: to keep nothing', { completer: 'file' }),
  region: parsedOption('REGION', `Region of requests that name none (default: ${defaultSettings.region})`, region),
  accountId: parsedOption('ID', `The account in ARNs (default: ${defaultSettings.accountId})`, accountId),
  issuer: choice(['local', 'aws'], 'Who tokens say issued them: this emulator, or the address that AWS has (default: local)'),
  baseUrl: parsedOption('URL', 'Where clients reach the emulator, if not at http://localhost:PORT', baseUrl),
  durability: choice(['flush', 'write'], 'What an answer waits for: the disk, or the operating system (default: flush)'),
  smtp: parsedOption('URL', 'Send each message there as well', smtp),
  smsWebhook: parsedOption('URL', 'POST each text message there as well, as JSON', smsWebhook),
  lambdaEndpoint: parsedOption('URL', 'Where Lambda functions are invoked that `cogmock lambda add` did not add', lambdaEndpoint),
  seedRandom: parsedOption('NUMBER', 'Make ids, codes and keys the same in each run', wholeNumber),
  limits: choice(['on', 'off'], "AWS's limits on attempts and messages (default: on)"),
  // The command line's parser takes it for `limits` with the value false.
  noLimits: flag('The same as --limits off'),
  logLevel: choice(['error', 'warn', 'info', 'debug'], 'How much the log says (default: info)'),
  seed: option('FILE', 'Then create what this file describes, see `cogmock seed`', { completer: 'file' }),
  ...nameParameter,
  json: flag('Print one JSON object'),
}

type Mutable<T> = { -readonly [Key in keyof T]?: T[Key] | undefined }

interface Given extends Mutable<Omit<DaemonSettings, 'limits' | 'allowHosts'>> {
  readonly limits?: 'on' | 'off' | false | undefined
  readonly allowHost?: string | undefined
}

/** Settings that are called and typed as their options are. */
const sameNames = [
  'port',
  'host',
  'state',
  'region',
  'accountId',
  'issuer',
  'baseUrl',
  'durability',
  'smtp',
  'smsWebhook',
  'lambdaEndpoint',
  'seedRandom',
  'logLevel',
  'tlsCert',
  'tlsKey',
] as const satisfies readonly (keyof DaemonSettings)[]

/** Only what was given. */
export function givenSettings({ limits, allowHost, ...given }: Given): Partial<DaemonSettings> {
  const entries = Object.entries({
    ...Object.fromEntries(sameNames.map((name) => [name, given[name]])),
    // A flag that is not given is not a wish to turn it off: `restart` keeps it.
    https: given.https || undefined,
    limits: limits === undefined ? undefined : limits === 'on',
    allowHosts: allowHost?.split(','),
  })
  // Exactly the settings' names and types, but for those that were not given.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<DaemonSettings>
}
