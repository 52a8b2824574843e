import type { Application } from '../application.ts'

export interface Health {
  readonly status: 'ok' | 'stopping'
  readonly version: string
  readonly pid: number
  readonly nonce: string
  readonly region: string
  readonly accountId: string
  readonly url: string
  /** What stands before the pool's id in the issuer of its tokens. */
  readonly issuer: string
  readonly state: string | null
  /** The number of the newest change. */
  readonly seq: number
  readonly counts: { readonly userPools: number; readonly users: number }
}

export function health({ shared, process }: Application): Health {
  const { settings, store } = shared
  return {
    status: process.stopping.aborted ? 'stopping' : 'ok',
    version: process.version,
    pid: process.pid,
    nonce: process.nonce,
    region: settings.region,
    accountId: settings.accountId,
    url: settings.baseUrl,
    issuer: settings.issuer('', settings.region).replace(/\/$/, ''),
    state: process.stateFile,
    seq: store.seq,
    counts: { userPools: store.userPools.size, users: store.users.size },
  }
}
