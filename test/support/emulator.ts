/** An emulator inside the test's process, and the real SDK client that talks to it. */
import type { AddressInfo } from 'node:net'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Message } from '../../src/domain/records.ts'
import { httpServer } from '../../src/http/server.ts'
import type { Settings } from '../../src/operations/operation.ts'
import { memorySink } from '../../src/store/sink.ts'
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
}

/** The part of a tap test that is needed: what is started is also stopped. */
interface Test {
  teardown(callback: () => unknown): void
}

export async function startEmulator(t: Test, options: EmulatorOptions = {}): Promise<Emulator> {
  const ports = fakePorts(options.seed)
  const store = emptyStore(memorySink(), () => ports.clock.now())
  const logged: string[] = []
  const log = (message: string) => void logged.push(message)
  let url = ''
  const settings: Settings = {
    region: options.region ?? 'us-east-1',
    accountId: '000000000000',
    limits: options.limits ?? true,
    issuer: (userPoolId) => `${url}/${userPoolId}`,
    get baseUrl() {
      return url
    },
  }
  const server = httpServer({ shared: { ...ports, store, settings }, log: { error: log, debug: () => {} } })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = sdkClient(url, settings.region)
  const messages = (to?: string) =>
    store.messages.list('').filter(({ destination, Username }) => to === undefined || destination === to || Username === to)
  const close = async () => {
    client.destroy()
    server.closeAllConnections()
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
