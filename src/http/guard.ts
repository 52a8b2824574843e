/**
 * Who may ask. The emulator has no credentials to check, so what protects it from the web pages that a developer visits is
 * where a request says that it comes from and goes to.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/**
 * Why the `Host` of a request is refused, or undefined. A page that bound its own name to our address (DNS rebinding) names
 * that name; it cannot make a browser name an address, a name without a dot, or one of a reserved top level.
 */
export function foreignHost(host: string | undefined, allowed: readonly string[]): string | undefined {
  // The usual case, request after request.
  if (host !== undefined && loopback.test(host)) return undefined
  const name = hostName(host ?? '')
  const known = isIP(name) !== 0 || !name.includes('.') || /\.(localhost|internal)$/.test(name) || allowed.includes(name)
  if (name !== '' && known) return undefined
  return `The host name ${JSON.stringify(name)} is not one of this daemon's; start it with --allow-host ${name === '' ? 'NAME' : name} to allow it.`
}

const loopback = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/

/** Why a request is refused that a page of another origin sent, or undefined. */
export function foreignOrigin(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site']
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return 'This is not for web pages of another site.'
  const { origin } = headers
  if (origin === undefined || (origin !== 'null' && origin.replace(/^https?:\/\//, '') === headers.host)) return undefined
  return 'This is not for web pages of another origin.'
}

/** Lower case, without the port and a dot at the end. */
export function hostName(host: string): string {
  const bracketed = /^\[([^\]]+)\]/.exec(host)?.[1]
  return (bracketed ?? host.replace(/:\d*$/, '')).toLowerCase().replace(/\.$/, '')
}
