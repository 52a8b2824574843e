import { netWire } from './net-wire.ts'
import type { ProxySettings } from './proxy.ts'
import type { Wire, WireEvents } from './wire.ts'

/** A connection that did not come about because of the proxy. */
export class ProxyFault extends Error {}

/** A connection by way of a proxy: plain requests are handed to it, for the others it opens a tunnel. */
export function proxyWire(url: URL, proxy: ProxySettings, verify: boolean | string, events: WireEvents): Wire {
  let connected = false
  const plain = url.protocol === 'http:'
  const failed = (error: NodeJS.ErrnoException) => events.failed(connected ? error : new ProxyFault(error.message))
  const connect = () => {
    connected = true
    events.connected()
  }
  if (plain) return netWire(proxy.url, verify, { ...events, failed, connected: connect })
  let tunnel: Wire | undefined
  let answer = ''
  const refused = () => events.failed(new ProxyFault(answer.split('\r\n')[0] ?? ''))
  const outer = netWire(proxy.url, verify, {
    connected() {
      const authority = `${url.hostname}:${url.port || 443}`
      const authorization = proxy.authorization === undefined ? '' : `proxy-authorization: ${proxy.authorization}\r\n`
      outer.write(`CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n${authorization}\r\n`)
    },
    data(chunk) {
      if (tunnel !== undefined) return
      answer += chunk.toString('latin1')
      if (!answer.includes('\r\n\r\n')) return
      if (!/^HTTP\/1\.[01] 200/.test(answer)) return refused()
      tunnel = netWire(url, verify, { ...events, connected: connect }, outer.socket)
    },
    ended: () => tunnel === undefined && refused(),
    failed: (error) => tunnel === undefined && failed(error),
  })
  return {
    write: (text) => tunnel?.write(text),
    close() {
      tunnel?.close()
      outer.close()
    },
  }
}
