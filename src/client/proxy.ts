import { generalFailure } from './failure.ts'
import type { Environment } from './home.ts'

/** Whoever asks for requests to go another way. */
export interface ProxySettings {
  readonly url: URL
  /** Of `Proxy-Authorization`. */
  readonly authorization?: string
  /** The address as messages show it, without name and password. */
  readonly shown: string
}

/** Names in small letters come first, as in the reference; an empty one takes the other out too. */
function variable(name: string, env: Environment): string {
  return env[name] ?? env[name.toUpperCase()] ?? ''
}

/** By the reference's rules: names and their domains, with or without a port. This machine is no exception. */
function isExempt(authority: string, noProxy: string): boolean {
  if (noProxy === '*') return true
  const host = authority.toLowerCase()
  const name = host.replace(/:\d*$/, '')
  return noProxy
    .split(',')
    .map((entry) => entry.trim().replace(/^\.+/, '').toLowerCase())
    .some((entry) => entry !== '' && [host, name].some((own) => own === entry || own.endsWith(`.${entry}`)))
}

/** What `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say about an address. @throws Failure for a proxy's address that is none */
export function proxyFor(url: URL, shown: string, env: Environment): ProxySettings | undefined {
  const given = variable(`${url.protocol.slice(0, -1)}_proxy`, env)
  if (given === '' || isExempt(/\/\/([^/]*)/.exec(shown)?.[1] ?? '', variable('no_proxy', env))) return undefined
  const text = /^https?:/.test(given) ? given : `http:${given.startsWith('//') ? '' : '//'}${given}`
  const proxy = parsed(text)
  const { username, password } = proxy
  const masked = [username, password].reduce((known, secret) => (secret === '' ? known : known.replace(secret, '***')), text)
  if (username === '' || password === '') return { url: proxy, shown: masked }
  const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { url: proxy, shown: masked, authorization: `Basic ${Buffer.from(secret).toString('base64')}` }
}

function parsed(text: string): URL {
  try {
    return new URL(text)
  } catch {
    const problem = /^https?:\/*$/.test(text) ? 'No host specified.' : `Failed to parse: ${text}`
    throw generalFailure(`An HTTP Client raised an unhandled exception: ${problem}`)
  }
}
