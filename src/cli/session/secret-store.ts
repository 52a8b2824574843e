/**
 * Where one secret is kept: the keychain of the operating system where there is one, else a file that only its owner can read.
 * A keychain that does not give back what was written counts as none: a locked one answers "nothing" without an error.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cogmockHome, daemonName, type Environment } from '../../client/home.ts'
import { writePrivately } from './write-privately.ts'

/** `keychain`, or the path of the file. */
export type KeptIn = { readonly kind: 'keychain' } | { readonly kind: 'file'; readonly path: string }

export interface SecretStore {
  read(): Promise<string | undefined>
  write(secret: string): Promise<KeptIn>
  remove(): Promise<void>
}

/** The store for one COGMOCK_HOME and COGMOCK_NAME; `COGMOCK_KEYCHAIN=off` never asks the keychain. */
export async function secretStore(env: Environment): Promise<SecretStore> {
  const path = join(cogmockHome(env), `session-${daemonName(env)}.json`)
  const keychain = env.COGMOCK_KEYCHAIN === 'off' ? undefined : await openKeychain(accountOf(env))
  return {
    async read() {
      if (existsSync(path)) return readFileSync(path, 'utf8')
      return await keychain?.read()
    },
    async write(secret) {
      if (await keychain?.write(secret)) {
        rmSync(path, { force: true })
        return { kind: 'keychain' }
      }
      writePrivately(path, secret)
      return { kind: 'file', path }
    },
    async remove() {
      rmSync(path, { force: true })
      await keychain?.remove()
    },
  }
}

/** Two homes on one machine are two accounts. */
function accountOf(env: Environment): string {
  const home = createHash('sha256').update(cogmockHome(env)).digest('hex').slice(0, 12)
  return `${daemonName(env)}@${home}`
}

interface Keychain {
  read(): Promise<string | undefined>
  /** Whether it is there afterwards. */
  write(secret: string): Promise<boolean>
  remove(): Promise<void>
}

/** `undefined` where the optional package was not installed or has no binary for this platform. */
async function openKeychain(account: string): Promise<Keychain | undefined> {
  try {
    const { AsyncEntry } = await import('keytar')
    // Without this it falls back to the kernel's keyring where there is no Secret Service, which is gone after a restart.
    const entry = new AsyncEntry('cogmock', account, { linux: { store: 'secret-service' } })
    const read = async () => (await entry.getPassword().catch(() => null)) ?? undefined
    return {
      read,
      async write(secret) {
        await entry.setPassword(secret).catch(() => undefined)
        return (await read()) === secret
      },
      async remove() {
        await entry.deletePassword().catch(() => undefined)
      },
    }
  } catch {
    return undefined
  }
}
