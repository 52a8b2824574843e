/** What a daemon can be told at its start; `restart` keeps it. */
export interface DaemonSettings {
  /** 0 picks a free one. */
  readonly port: number
  readonly host: string
  /** The state file, or `:memory:` to keep nothing. */
  readonly state: string
  readonly region: string
  readonly accountId: string
  /** `local`: what `baseUrl` says; `aws`: `https://cognito-idp.<region>.amazonaws.com`. */
  readonly issuer: 'local' | 'aws'
  /** Where clients reach the daemon, where that is not `http://localhost:<port>`. */
  readonly baseUrl: string | null
  readonly durability: 'flush' | 'write'
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
  /** Also HTTPS, on the same port, with a certificate of the local authority unless files are given. */
  readonly https: boolean
  /** PEM files. */
  readonly tlsCert: string | null
  readonly tlsKey: string | null
  /** Host names that requests may name besides those of this machine. */
  readonly allowHosts: readonly string[]
  /** `smtp://user:password@host:port` to also send every e-mail message there. */
  readonly smtp: string | null
  /** Where every text message is sent to by POST as well, as JSON. */
  readonly smsWebhook: string | null
  /** Where Lambda functions are invoked, without a slash at the end. */
  readonly lambdaEndpoint: string | null
  /** Makes ids, codes and keys the same in every run that does the same. */
  readonly seedRandom: number | null
  /** Whether AWS's limits per user and hour and the lockout after failed passwords hold. */
  readonly limits: boolean
}

export const memoryState = ':memory:'

/**
 * The default of everything but the state file, which is in the daemon's folder.
 * `flush` is the default durability: an acknowledged write should survive a laptop whose battery dies, requests share a flush, and
 * `write`, which survives all but that, is there for tests that count milliseconds.
 */
export const defaultSettings: Omit<DaemonSettings, 'state'> = {
  port: 4566,
  host: '127.0.0.1',
  region: 'us-east-1',
  accountId: '000000000000',
  issuer: 'local',
  baseUrl: null,
  durability: 'flush',
  logLevel: 'info',
  https: false,
  tlsCert: null,
  tlsKey: null,
  allowHosts: [],
  smtp: null,
  smsWebhook: null,
  lambdaEndpoint: null,
  seedRandom: null,
  limits: true,
}
