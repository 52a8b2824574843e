import type { Socket } from 'node:net'
import type { Wire, WireEvents } from './wire.ts'

/** @param verify of https: `false` trusts anyone, a string names a file of authorities @param through an open connection to the other side */
export function netWire(url: URL, verify: boolean | string, events: WireEvents, through?: Socket): Wire & { readonly socket: Socket } {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'https:'
  const socket = secure ? tlsSocket(host, url, verify, through) : plainSocket(host, url)
  socket.on(secure ? 'secureConnect' : 'connect', events.connected)
  socket.on('data', events.data)
  socket.on('end', events.ended)
  socket.on('error', events.failed)
  return { write: (text) => socket.write(text), close: () => socket.destroy(), socket }
}

// Loaded when needed: most commands need neither, and loading them takes longer than a call to the emulator.
function plainSocket(host: string, url: URL): Socket {
  const { connect } = process.getBuiltinModule('node:net')
  return connect({ host, port: Number(url.port || 80) })
}

function tlsSocket(host: string, url: URL, verify: boolean | string, through: Socket | undefined): Socket {
  const { connect } = process.getBuiltinModule('node:tls')
  const ca = typeof verify === 'string' ? authorities(verify) : undefined
  if (ca instanceof Error) return failedSocket(ca)
  const trust = ca === undefined ? { rejectUnauthorized: verify !== false } : { ca }
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  return connect({ host, port: Number(url.port || 443), ...servername, ...trust, ...(through && { socket: through }) })
}

function authorities(path: string): Buffer | Error {
  try {
    return process.getBuiltinModule('node:fs').readFileSync(path)
  } catch (error) {
    return error as Error
  }
}

/** A socket that never was one, for whoever listens to it. */
function failedSocket(error: Error): Socket {
  const { Socket } = process.getBuiltinModule('node:net')
  return new Socket().destroy(error)
}
