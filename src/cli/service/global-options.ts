import { usageFailure } from '../../client/failure.ts'
import { toInteger } from '../../client/integer.ts'
import type { Argument, ArgumentValue, ParsedArguments } from './parse-arguments.ts'

export const outputFormats = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const
export type OutputFormat = (typeof outputFormats)[number]
export type BinaryFormat = 'base64' | 'raw-in-base64-out'

const option = (name: string, more: Partial<Argument> = {}): Argument => ({
  flag: `--${name}`,
  dest: name,
  takes: 'one',
  required: false,
  ...more,
})
const switchOff = (name: string, dest: string) => option(name, { dest, takes: 'none', constant: false })

/** The options that every service command knows, in the order of the reference. */
export const globalArguments: readonly Argument[] = [
  option('debug', { takes: 'none' }),
  option('endpoint-url'),
  switchOff('no-verify-ssl', 'verify'),
  switchOff('no-paginate', 'paginate'),
  option('output', { choices: outputFormats }),
  option('query'),
  option('profile'),
  option('region'),
  option('color', { choices: ['on', 'off', 'auto'] }),
  switchOff('no-sign-request', 'sign'),
  option('ca-bundle'),
  option('cli-read-timeout'),
  option('cli-connect-timeout'),
  option('cli-binary-format', { choices: ['base64', 'raw-in-base64-out'] }),
  option('no-cli-pager', { takes: 'none' }),
  option('cli-auto-prompt', { takes: 'none' }),
  option('no-cli-auto-prompt', { takes: 'none' }),
  option('version', { takes: 'none' }),
]

export interface Globals {
  readonly debug: boolean
  readonly endpointUrl: string | undefined
  readonly verify: boolean
  readonly paginate: boolean
  readonly output: OutputFormat | undefined
  readonly profile: string | undefined
  readonly region: string | undefined
  readonly color: 'on' | 'off' | 'auto'
  readonly sign: boolean
  readonly caBundle: string | undefined
  /** Seconds. */
  readonly readTimeout: number
  readonly connectTimeout: number
  readonly binaryFormat: BinaryFormat | undefined
  readonly pager: boolean
  readonly version: boolean
}

function seconds(value: ArgumentValue | undefined): number {
  return value === undefined ? 60 : Number(toInteger(String(value)))
}

/** @throws Failure for an address without a scheme or a time-out that is not a number */
export function readGlobals({ values }: ParsedArguments): Globals {
  const text = (name: string) => {
    const value = values.get(name)
    return value === undefined ? undefined : String(value)
  }
  const endpointUrl = text('endpoint-url')
  if (endpointUrl !== undefined && !/^[\0- ]*[a-zA-Z][a-zA-Z0-9+.-]*:/.test(endpointUrl)) {
    throw usageFailure(
      `Bad value for --endpoint-url "${endpointUrl}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
    )
  }
  return {
    debug: values.has('debug'),
    endpointUrl,
    verify: !values.has('verify'),
    paginate: !values.has('paginate'),
    // The parser has checked these three against their choices.
    output: text('output') as OutputFormat | undefined,
    color: (text('color') ?? 'auto') as Globals['color'],
    binaryFormat: text('cli-binary-format') as BinaryFormat | undefined,
    profile: text('profile'),
    region: text('region'),
    sign: !values.has('sign'),
    caBundle: text('ca-bundle'),
    readTimeout: seconds(values.get('cli-read-timeout')),
    connectTimeout: seconds(values.get('cli-connect-timeout')),
    pager: !values.has('no-cli-pager'),
    version: values.has('version'),
  }
}
