import { existsSync, readFileSync } from 'node:fs'
import type { ServiceName } from '../model/shapes.ts'
import type { AwsConfig } from './aws-config.ts'
import { configFile, type Environment, runFile } from './home.ts'
import type { Section } from './ini.ts'

export interface Endpoint {
  readonly url: string
  /** Nobody asked for this address: it is the running daemon's or the default one. */
  readonly assumed: boolean
  /** The region that `cogmock config` keeps, else that of the running daemon. */
  readonly region?: string
}

export const defaultEndpoint = 'http://127.0.0.1:4566'

/** The service's name in variables and `services` sections. */
const serviceIds: Readonly<Record<ServiceName, string>> = {
  'cognito-idp': 'cognito_identity_provider',
  'cognito-identity': 'cognito_identity',
}

function readJson(path: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')) ?? {}
  } catch {
    return {}
  }
}

function configured(service: ServiceName, env: Environment, config: AwsConfig, profile: Section): string | undefined {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return undefined
  const id = serviceIds[service]
  const fromEnvironment = env[`AWS_ENDPOINT_URL_${id.toUpperCase()}`] || env.AWS_ENDPOINT_URL
  if (fromEnvironment) return fromEnvironment
  const services = profile.get('services')
  const settings = typeof services === 'string' ? config.services.get(services)?.get(id) : undefined
  const url = (typeof settings === 'object' ? settings.get('endpoint_url') : undefined) ?? profile.get('endpoint_url')
  return typeof url === 'string' ? url : undefined
}

/**
 * Where the service is: `--endpoint-url`, the `AWS_ENDPOINT_URL*` variables, the AWS configuration file, `cogmock config`, the
 * running daemon, else the default port.
 */
export function resolveEndpoint(
  service: ServiceName,
  option: string | undefined,
  env: Environment,
  config: AwsConfig,
  profile: Section,
): Endpoint {
  const ours = readJson(configFile(env))
  const region = typeof ours.region === 'string' ? { region: ours.region } : {}
  const given = option ?? configured(service, env, config, profile)
  if (given !== undefined) return { url: given, assumed: false, ...region }
  if (typeof ours.endpoint === 'string' && ours.endpoint !== '') return { url: ours.endpoint, assumed: false, ...region }
  const running = readJson(runFile(env))
  const known = typeof running.region === 'string' ? { region: running.region } : {}
  return { url: typeof running.url === 'string' ? running.url : defaultEndpoint, assumed: true, ...known, ...region }
}
