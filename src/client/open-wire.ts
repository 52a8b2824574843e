import { bareWire } from './bare-wire.ts'
import { netWire } from './net-wire.ts'
import type { Wire, WireEvents } from './wire.ts'

/** Connects, at the lowest cost that the address allows. @param verify of https: `false` trusts anyone, a string names a file of authorities */
export function openWire(url: URL, verify: boolean | string, events: WireEvents): Wire {
  return (url.hostname === 'localhost' ? localWire(url, events) : bareWire(url, url.hostname, events)) ?? netWire(url, verify, events)
}

/** IPv4's address of this machine is nearly always what `localhost` means; where nobody listens there, the name is looked up. */
function localWire(url: URL, events: WireEvents): Wire | undefined {
  let connected = false
  let current: Wire | undefined
  current = bareWire(url, '127.0.0.1', {
    ...events,
    connected() {
      connected = true
      events.connected()
    },
    failed(error) {
      if (connected) return events.failed(error)
      current?.close()
      current = netWire(url, false, events)
    },
  })
  return current && { write: (text) => current?.write(text), close: () => current?.close() }
}
