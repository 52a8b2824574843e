/** HTTPS of the daemon. */
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { DaemonError } from './daemon-error.ts'
import type { DaemonSettings } from './settings.ts'

/** A certificate and its private key, both PEM. */
interface KeyPair {
  readonly cert: string
  readonly key: string
}

/** The files that were given, if any were. @throws DaemonError */
export function givenCertificate({ tlsCert, tlsKey }: DaemonSettings): KeyPair | undefined {
  if (tlsCert && tlsKey) return { cert: content(tlsCert), key: content(tlsKey) }
  if (tlsCert || tlsKey) throw new DaemonError('startFailed', '--tls-cert and --tls-key need each other.')
  return undefined
}

function content(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new DaemonError('startFailed', `${file} cannot be read: ${(error as Error).message}`)
  }
}

/** The names that a certificate of this machine is for. @param hosts that requests may name besides */
export function certifiedNames(hosts: readonly string[]): readonly string[] {
  const own = hosts.filter((name) => name !== '' && name !== '0.0.0.0' && name !== '::')
  return ['localhost', '*.localhost', '*.auth.localhost', '127.0.0.1', '::1', ...own]
}

/** The first byte of a TLS connection. */
const handshake = 22

/**
 * Makes a server speak TLS with those who do: on the same port, so that whoever knows the daemon without HTTPS still finds it.
 */
export async function alsoSecure(server: Server, pair: KeyPair): Promise<void> {
  // Loaded when it is asked for.
  const { createSecureContext, TLSSocket } = await import('node:tls')
  const [listener] = server.listeners('connection') as ((socket: Socket) => void)[]
  if (listener === undefined) throw new Error('A server without a connection listener')
  // Connections that have not said anything, or not yet agreed on a key: the server does not know them, and they would keep it open.
  const waiting = new Set<Socket>()
  const serve = (socket: Socket, raw: Socket) => {
    waiting.delete(raw)
    listener.call(server, socket)
  }
  const agree = (raw: Socket) => {
    const secure = createSecureSocket(raw)
    secure.once('secure', () => serve(secure, raw))
    secure.once('error', () => raw.destroy())
  }
  const context = usable(() => createSecureContext(pair))
  const createSecureSocket = (raw: Socket) => new TLSSocket(raw, { isServer: true, secureContext: context, ALPNProtocols: ['http/1.1'] })
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    waiting.add(socket)
    socket.once('close', () => waiting.delete(socket))
    socket.once('error', () => socket.destroy())
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null
      if (first === null) return
      socket.unshift(first)
      if (first[0] === handshake) agree(socket)
      else serve(socket, socket)
    })
  })
  const closeIdle = server.closeIdleConnections.bind(server)
  server.closeIdleConnections = () => {
    for (const socket of waiting) socket.destroy()
    closeIdle()
  }
}

/** A key that is not its certificate's, or a file that is no PEM, is found here. @throws DaemonError */
function usable<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw new DaemonError('startFailed', `The certificate and its key cannot be used: ${(error as Error).message}`)
  }
}
