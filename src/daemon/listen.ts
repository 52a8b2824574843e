import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DaemonError } from './daemon-error.ts'
import { portHolder } from './port-holder.ts'

/** @returns the port @throws DaemonError */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
    return (server.address() as AddressInfo).port
  } catch (error) {
    throw await explained(error as NodeJS.ErrnoException, host, port)
  }
}

async function explained(error: NodeJS.ErrnoException, host: string, port: number): Promise<DaemonError> {
  if (error.code === 'EADDRINUSE') {
    const holder = await portHolder(host, port)
    const message = `Port ${port} on ${host} is in use${holder === undefined ? '' : ` by ${holder}`}.`
    return new DaemonError('portInUse', message, 'Choose another port with --port, or a free one with --port 0.')
  }
  if (error.code === 'EACCES') {
    return new DaemonError('addressUnusable', `Port ${port} on ${host} may not be used by you.`, 'Choose a port above 1023 with --port.')
  }
  return new DaemonError(
    'addressUnusable',
    `cogmock cannot listen on ${host}, port ${port}: ${error.message}`,
    'Choose another address with --host.',
  )
}

/** Milliseconds that requests under way get. */
const patience = 10_000

/** Takes no more connections, and resolves when the requests under way were answered, or were given up. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Connections become idle one by one as their requests are answered.
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    const force = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
