import { generalFailure } from './failure.ts'

export interface EndpointUrl {
  readonly url: URL
  /** As messages show it: with the port and the name that were given, even those that go without saying. */
  readonly shown: string
}

const written = /^[\0- ]*(https?):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?/i
const hostName = /^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)$/i

function isHost(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  if (host.startsWith('[')) return true
  const name = host.replace(/:.*$/, '').replace(/\.$/, '')
  return name.length <= 255 && hostName.test(name)
}

/** @throws Failure for what is no address of a service, by the rules of the reference, which knows no IPv6 yet */
export function parseEndpointUrl(text: string): EndpointUrl {
  const [, scheme = '', authority = '', path = '', query = ''] = /[\t\r\n]/.test(text) ? [] : (written.exec(text) ?? [])
  if (isHost(authority)) {
    try {
      return { url: new URL(text), shown: `${scheme.toLowerCase()}://${authority}${path || '/'}${query}` }
    } catch {}
  }
  throw generalFailure(`Invalid endpoint: ${text}`)
}
