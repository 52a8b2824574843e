import type { ServiceName } from '../model/shapes.ts'
import { type AwsConfig, readAwsConfig } from './aws-config.ts'
import { findCredentials } from './credentials.ts'
import { resolveEndpoint } from './endpoint.ts'
import { parseEndpointUrl } from './endpoint-url.ts'
import { configurationFailure, generalFailure } from './failure.ts'
import type { Environment } from './home.ts'
import type { Section } from './ini.ts'
import { toInteger } from './integer.ts'
import { dummyCredentials, profileSection, sectionText } from './own-credentials.ts'
import { type ProxySettings, proxyFor } from './proxy.ts'
import type { Credentials } from './sign.ts'
import type { TimestampFormat } from './timestamp.ts'

/** All that a call needs to know besides what it calls. */
export interface Settings {
  readonly url: URL
  /** The address as messages show it. */
  readonly shown: string
  /** Nobody asked for this address. */
  readonly assumedEndpoint: boolean
  readonly region: string
  /** `undefined` sends requests without a signature. */
  readonly credentials: Credentials | undefined
  readonly maxAttempts: number
  /** Milliseconds; 0 waits for ever. */
  readonly connectTimeout: number
  readonly readTimeout: number
  readonly verify: boolean | string
  /** None on the way to an address that nobody asked for: it is on this machine. */
  readonly proxy: ProxySettings | undefined
  readonly timestampFormat: TimestampFormat
  readonly userAgent: string
  readonly log: (line: string) => void
}

/** This machine by its usual names. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** The options that decide about a connection. */
export interface ConnectionOptions {
  readonly endpointUrl?: string | undefined
  readonly region?: string | undefined
  readonly profile?: string | undefined
  readonly sign?: boolean
  /** An emulator on this machine takes any key: none is looked for, and no program run that prints some. */
  readonly anyKeyHere?: boolean
  readonly verify?: boolean
  readonly caBundle?: string | undefined
  /** Seconds; 0 waits for ever. */
  readonly connectTimeout?: number
  readonly readTimeout?: number
  readonly userAgent?: string
  readonly log?: (line: string) => void
}

/** The AWS configuration of the profile in use. */
export interface Profile {
  readonly name: string
  readonly config: AwsConfig
  /** Empty where the profile is not there. */
  readonly section: Section
  readonly found: boolean
}

/** Which profile the option or the environment asks for, and what is in it. @throws Failure for files that cannot be understood */
export function loadProfile(option: string | undefined, env: Environment, config = readAwsConfig(env)): Profile {
  const asked = option || (env.AWS_PROFILE ?? env.AWS_DEFAULT_PROFILE)
  const name = asked ?? 'default'
  const section = profileSection(config, name)
  return { name, config, section: section ?? new Map(), found: asked === undefined || section !== undefined }
}

/** For those who do not get as far as needing one. */
export const emptyProfile: Profile = {
  name: 'default',
  config: { profiles: new Map(), services: new Map(), credentials: new Map() },
  section: new Map(),
  found: true,
}

/** A setting of the profile that is plain text. */
export function profileText(profile: Profile, key: string): string | undefined {
  return sectionText(profile.section, key)
}

/** @throws Failure for a format that there is not */
export function timestampFormat(profile: Profile): TimestampFormat {
  const format = profileText(profile, 'cli_timestamp_format') ?? 'iso8601'
  if (format === 'wire' || format === 'iso8601') return format
  throw configurationFailure(`Unknown cli_timestamp_format value: ${format}, valid values are "wire" or "iso8601"`)
}

function milliseconds(kind: 'connect' | 'read', seconds = 60): number {
  if (seconds >= 0) return Math.min(seconds * 1000, 2 ** 31 - 1)
  throw generalFailure(`Attempted to set ${kind} timeout to ${seconds}, but the timeout cannot be set to a value less than or equal to 0.`)
}

function maxAttempts(env: Environment, profile: Profile): number {
  const mode = env.AWS_RETRY_MODE ?? profileText(profile, 'retry_mode') ?? 'standard'
  if (!['standard', 'adaptive'].includes(mode)) {
    throw generalFailure(`Invalid value provided to "mode": "${mode}" must be one of: "standard" or "adaptive"`)
  }
  const text = env.AWS_MAX_ATTEMPTS ?? profileText(profile, 'max_attempts') ?? '3'
  const attempts = Number(toInteger(text))
  if (attempts < 1) {
    throw generalFailure(`Value provided to "max_attempts": ${attempts} must be an integer greater than or equal to one.`)
  }
  return attempts
}

/**
 * Puts options, environment and configuration files together.
 * @throws Failure for a profile that is not there or a setting that is not understood
 */
export function resolveSettings(service: ServiceName, options: ConnectionOptions, env: Environment, profile: Profile): Settings {
  const endpoint = resolveEndpoint(service, options.endpointUrl, env, profile.config, profile.section)
  const { url, shown } = parseEndpointUrl(endpoint.url)
  const region = options.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? profileText(profile, 'region')
  if (region && !/^(?!-)[a-zA-Z\d-]{1,63}(?<!-)$/.test(region)) {
    throw generalFailure(`Provided region_name '${region}' doesn't match a supported format.`)
  }
  if (!profile.found) throw generalFailure(`The config profile (${profile.name}) could not be found`)
  const anyKey = options.anyKeyHere && (endpoint.assumed || isLoopback(url))
  const found = anyKey ? undefined : findCredentials(env, profile.config, profile.name, Boolean(options.profile))
  if (options.sign !== false && found === undefined && /\.amazonaws\.com(\.cn)?$/.test(url.hostname)) {
    throw configurationFailure('Unable to locate credentials. You can configure credentials by running "aws configure".')
  }
  const authorities = options.caBundle ?? env.AWS_CA_BUNDLE ?? profileText(profile, 'ca_bundle') ?? env.REQUESTS_CA_BUNDLE
  return {
    url,
    shown,
    assumedEndpoint: endpoint.assumed,
    region: region ?? endpoint.region ?? 'us-east-1',
    credentials: options.sign === false ? undefined : (found ?? dummyCredentials),
    maxAttempts: maxAttempts(env, profile),
    connectTimeout: milliseconds('connect', options.connectTimeout),
    readTimeout: milliseconds('read', options.readTimeout),
    verify: options.verify === false ? false : (authorities ?? true),
    proxy: endpoint.assumed ? undefined : proxyFor(url, shown, env),
    timestampFormat: timestampFormat(profile),
    userAgent: options.userAgent ?? 'cogmock',
    log: options.log ?? (() => {}),
  }
}
