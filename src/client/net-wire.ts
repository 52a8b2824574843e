import type { Wire, WireEvents } from './wire.ts'

/** @param verify of https: `false` trusts anyone, a string names a file of authorities */
export function netWire(url: URL, verify: boolean | string, events: WireEvents): Wire {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'https:'
  const socket = secure ? tlsSocket(host, url, verify) : plainSocket(host, url)
  socket.on(secure ? 'secureConnect' : 'connect', events.connected)
  socket.on('data', events.data)
  socket.on('end', events.ended)
  socket.on('error', events.failed)
  return { write: (text) => socket.write(text), close: () => socket.destroy() }
}

// Loaded when needed: most commands need neither, and loading them takes longer than a call to the emulator.
function plainSocket(host: string, url: URL) {
  const { connect } = process.getBuiltinModule('node:net')
  return connect({ host, port: Number(url.port || 80) })
}

function tlsSocket(host: string, url: URL, verify: boolean | string) {
  const { connect } = process.getBuiltinModule('node:tls')
  const { readFileSync } = process.getBuiltinModule('node:fs')
  const trust = typeof verify === 'string' ? { ca: readFileSync(verify) } : { rejectUnauthorized: verify }
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  return connect({ host, port: Number(url.port || 443), ...servername, ...trust })
}
