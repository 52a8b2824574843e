/** An emulator inside the test's process, and the real SDK client that talks to it. */
import type { AddressInfo } from 'node:net'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { alsoSecure } from '../../src/daemon/tls.ts'
import type { Message } from '../../src/domain/records/users.ts'
import { type Application, onBehalf } from '../../src/http/application.ts'
import { httpServer } from '../../src/http/server.ts'
import type { Settings } from '../../src/operations/operation.ts'
import { resumeUserImports } from '../../src/operations/user-import/run-user-import.ts'
import { issuedCertificate, newAuthority } from '../../src/ports/live/local-authority.ts'
import { silentLog } from '../../src/ports/log.ts'
import type { FunctionRuntime } from '../../src/ports/ports.ts'
import { openStore } from '../../src/store/open-store.ts'
import { memorySink } from '../../src/store/sink.ts'
import { statePaths } from '../../src/store/state-paths.ts'
import { emptyStore, type Store } from '../../src/store/store.ts'
import { type FakePorts, fakePorts } from './fake-ports.ts'

export interface Emulator extends FakePorts {
  readonly client: CognitoIdentityProviderClient
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string
  readonly store: Store
  readonly settings: Settings
  /** What the daemon's log would say. */
  readonly logged: readonly string[]
  /** Every message that was sent, oldest first; those to one destination or user, where given. */
  messages(to?: string): Message[]
  /** The newest code that was sent; to one destination or user, where given. */
  code(to?: string): string
  close(): Promise<void>
}

export interface EmulatorOptions {
  readonly seed?: number
  readonly region?: string
  readonly limits?: boolean
  readonly issuer?: Settings['issuer']
  readonly allowedHosts?: readonly string[]
  /** Runs functions in place of `FakeLambda`. */
  readonly functions?: FunctionRuntime
  /** Speaks HTTPS too, with a certificate that nobody trusts. */
  readonly secure?: boolean
  /** Keeps the state in this file; it is found again by an emulator that is started with it later. */
  readonly stateFile?: string
}

/** The part of a tap test that is needed: what is started is also stopped. */
interface Test {
  teardown(callback: () => unknown): void
}

export async function startEmulator(t: Test, options: EmulatorOptions = {}): Promise<Emulator> {
  const ports = fakePorts(options.seed)
  const now = () => ports.clock.now()
  const logged: string[] = []
  const log = (message: string) => void logged.push(message)
  const kept =
    options.stateFile === undefined
      ? undefined
      : await openStore({ paths: statePaths(options.stateFile), durability: 'write', now, log: { ...silentLog, warn: log, error: log } })
  const store = kept?.store ?? emptyStore(memorySink(), now)
  let url = ''
  const settings: Settings = {
    region: options.region ?? 'us-east-1',
    accountId: '000000000000',
    limits: options.limits ?? true,
    issuer: options.issuer ?? ((userPoolId) => `${url}/${userPoolId}`),
    get baseUrl() {
      return url
    },
  }
  const stopping = new AbortController()
  const application: Application = {
    shared: { ...ports, ...(options.functions && { lambda: options.functions }), store, settings },
    log: { error: log, info: log, debug: () => {} },
    allowedHosts: options.allowedHosts ?? [],
    process: {
      version: '0.0.0',
      pid: process.pid,
      nonce: 'nonce',
      token: 'token',
      stateFile: null,
      shutdown: () => stopping.abort(),
      stopping: stopping.signal,
    },
  }
  const server = httpServer(application)
  if (options.secure === true) {
    const authority = await newAuthority(now())
    await alsoSecure(server, await issuedCertificate(authority, ['localhost', '127.0.0.1'], now()))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // As the daemon does when it starts.
  onBehalf(application, { requestId: 'start', region: settings.region }, resumeUserImports)
  const client = sdkClient(url, settings.region)
  const messages = (to?: string) =>
    store.messages.list('').filter(({ destination, Username }) => to === undefined || destination === to || Username === to)
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    client.destroy()
    stopping.abort()
    server.closeAllConnections()
    await kept?.close()
    await new Promise((resolve) => server.close(resolve))
  }
  t.teardown(close)
  return {
    ...ports,
    client,
    url,
    store,
    settings,
    logged,
    messages,
    code: (to) => messages(to).findLast(({ code }) => code !== undefined)?.code ?? '',
    close,
  }
}

export function sdkClient(url: string, region = 'us-east-1'): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
}
