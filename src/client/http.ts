import { connect, type Socket } from 'node:net'
import { ConnectionFailure } from './failure.ts'
import { responseReader } from './http-response.ts'

export interface HttpRequest {
  readonly url: URL
  /** Asked for while the connection is made. */
  readonly headers: () => Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds; 0 waits for ever. */
  readonly connectTimeout: number
  readonly readTimeout: number
  /** Of https: `false` trusts anyone, a string names a file of authorities. */
  readonly verify: boolean | string
}

export interface HttpResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The endpoint as the messages name it. */
export function endpointText(url: URL): string {
  const path = url.pathname === '' ? '/' : url.pathname
  return `${url.protocol}//${url.host}${path}${url.search}`
}

function open({ url, verify }: HttpRequest): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:') return connect({ host, port: Number(url.port || 80) })
  // Loading TLS costs more than a whole command to the emulator, which speaks http.
  const tls = require('node:tls') as typeof import('node:tls')
  const fs = require('node:fs') as typeof import('node:fs')
  const trust = typeof verify === 'string' ? { ca: fs.readFileSync(verify) } : { rejectUnauthorized: verify }
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  return tls.connect({ host, port: Number(url.port || 443), ...servername, ...trust })
}

/**
 * One POST over one connection. A plain socket instead of `node:http`, which takes twice as long to load as the call takes.
 * @throws ConnectionFailure
 */
export function post(request: HttpRequest): Promise<HttpResponse> {
  const { url, body } = request
  const shown = endpointText(url)
  return new Promise((resolve, reject) => {
    const socket = open(request)
    const secure = url.protocol === 'https:'
    const reader = responseReader()
    const headers = { ...request.headers(), host: url.host, 'content-length': String(Buffer.byteLength(body)), connection: 'close' }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    let connected = false
    const fail = (message: string) => {
      socket.destroy()
      reject(new ConnectionFailure(message))
    }
    if (request.connectTimeout > 0) socket.setTimeout(request.connectTimeout)
    socket.on('timeout', () => fail(connected ? `Read timeout on endpoint URL: "${shown}"` : `Connect timeout on endpoint URL: "${shown}"`))
    socket.on(secure ? 'secureConnect' : 'connect', () => {
      connected = true
      socket.setTimeout(request.readTimeout)
      socket.write(`POST ${url.pathname || '/'}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
    })
    socket.on('data', (chunk) => {
      const response = reader.add(chunk)
      if (response === undefined) return
      socket.destroy()
      resolve(response)
    })
    socket.on('end', () => {
      const response = reader.end()
      if (response === undefined) fail(closed(shown))
      else resolve(response)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (connected) fail(closed(shown))
      else if (secure && !/^E(CONN|NOTFOUND|HOST|NET|TIMEDOUT|AI_)/.test(error.code ?? '')) {
        fail(`SSL validation failed for ${shown} ${error.message}`)
      } else fail(`Could not connect to the endpoint URL: "${shown}"`)
    })
  })
}

function closed(shown: string): string {
  return `Connection was closed before we received a valid response from endpoint URL: "${shown}".`
}
