import { ConnectionFailure, generalFailure } from './failure.ts'
import { responseReader } from './http-response.ts'
import { openWire } from './open-wire.ts'
import type { ProxySettings } from './proxy.ts'
import { ProxyFault, proxyWire } from './proxy-wire.ts'
import { tlsError } from './tls-error.ts'

export interface HttpRequest {
  readonly url: URL
  /** The address as messages show it. */
  readonly shown: string
  /** Asked for while the connection is made. */
  readonly headers: () => Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds; 0 waits for ever. */
  readonly connectTimeout: number
  readonly readTimeout: number
  /** Of https: `false` trusts anyone, a string names a file of authorities. */
  readonly verify: boolean | string
  readonly proxy?: ProxySettings | undefined
}

export interface HttpResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What is wrong with a body that is no UTF-8. */
  readonly notText?: string
}

/**
 * One POST over one connection, without `node:http`, which takes twice as long to load as the call takes.
 * @throws ConnectionFailure
 */
export function post(request: HttpRequest): Promise<HttpResponse> {
  const { url, shown, body, verify, proxy } = request
  const handedOn = proxy !== undefined && url.protocol === 'http:'
  const target = handedOn ? shown.replace(/^http:\/\/[^/]*/, (start) => start.toLowerCase()) : `${url.pathname || '/'}${url.search}`
  const authorization = handedOn && proxy.authorization !== undefined ? { 'proxy-authorization': proxy.authorization } : {}
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:'
    const reader = responseReader()
    let connected = false
    let timer: NodeJS.Timeout | undefined
    const settle = (done: () => void) => {
      clearTimeout(timer)
      wire.close()
      done()
    }
    const fail = (message: string) => settle(() => reject(new ConnectionFailure(message)))
    const succeed = (response: HttpResponse) => settle(() => resolve(response))
    const wait = (milliseconds: number) => {
      clearTimeout(timer)
      if (milliseconds > 0)
        timer = setTimeout(() => fail(`${connected ? 'Read' : 'Connect'} timeout on endpoint URL: "${shown}"`), milliseconds)
    }
    const events = {
      connected() {
        connected = true
        wait(request.readTimeout)
        wire.write(`POST ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
      },
      data(chunk: Buffer) {
        const response = reader.add(chunk)
        if (response === undefined) wait(request.readTimeout)
        else succeed(response)
      },
      ended() {
        const response = reader.end()
        if (response === undefined) fail(closed(shown))
        else succeed(response)
      },
      failed(error: NodeJS.ErrnoException) {
        if (error instanceof ProxyFault) fail(`Failed to connect to proxy URL: "${proxy?.shown}"`)
        else if (connected) fail(closed(shown))
        else if (secure && !/^E(CONN|NOTFOUND|HOST|NET|TIMEDOUT|AI_)/.test(error.code ?? '')) {
          fail(`SSL validation failed for ${shown} ${tlsError(error)}`)
        } else fail(`Could not connect to the endpoint URL: "${shown}"`)
      },
    }
    const wire = proxy === undefined ? openWire(url, verify, events) : proxyWire(url, proxy, verify, events)
    wait(request.connectTimeout)
    // While the connection is made.
    const headers = {
      ...request.headers(),
      ...authorization,
      host: url.host,
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    if (Object.values(headers).some((value) => /[\r\n]/.test(value))) {
      return settle(() => reject(generalFailure('An HTTP Client raised an unhandled exception: Invalid header value')))
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  })
}

function closed(shown: string): string {
  return `Connection was closed before we received a valid response from endpoint URL: "${shown}".`
}
