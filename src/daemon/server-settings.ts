import { isIP } from 'node:net'
import type { DaemonSettings } from './settings.ts'

export interface ServerSettings {
  readonly region: string
  readonly accountId: string
  readonly limits: boolean
  readonly baseUrl: string
  issuer(userPoolId: string, region: string, kind?: 'ORIGINAL' | 'UPDATED'): string
  /** Where programs on this machine reach the daemon. */
  readonly localUrl: string
  /** Names that requests may name. */
  readonly hosts: readonly string[]
}

/** @param port what was listened on: known only after `port` 0 was asked for */
export function serverSettings(settings: DaemonSettings, port: () => number): ServerSettings {
  const { region, accountId, limits, issuer, baseUrl, host, allowHosts, https, tlsCert } = settings
  const scheme = https || tlsCert ? 'https' : 'http'
  const base = () => baseUrl?.replace(/\/+$/, '') ?? `${scheme}://localhost:${port()}`
  const names = [host, ...allowHosts, ...(baseUrl === null ? [] : [new URL(baseUrl).hostname])]
  return {
    region,
    accountId,
    limits,
    get baseUrl() {
      return base()
    },
    issuer: (userPoolId, poolRegion, kind) =>
      // AWS: IssuerConfigurationType.
      `${issuer === 'aws' ? `https://${kind === 'UPDATED' ? 'issuer-' : ''}cognito-idp.${poolRegion}.amazonaws.com` : base()}/${userPoolId}`,
    get localUrl() {
      return `http://${reachable(host)}:${port()}`
    },
    hosts: names.map((name) => name.toLowerCase()),
  }
}

/** An address to connect to; those that mean "all of them" are not. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return '127.0.0.1'
  return isIP(host) === 6 ? `[${host}]` : host
}
