/** The passkeys of the software authenticator, with their private keys: one file that only its owner can read. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../client/failure.ts'
import { cogmockHome, type Environment } from '../../client/home.ts'
import { writePrivately } from '../session/write-privately.ts'
import type { Passkey } from './authenticator.ts'

export interface KeptPasskey extends Passkey {
  /** The page that it was made on, where it is used unless another one is named. */
  readonly origin: string
  /** What its owner calls it. */
  readonly name?: string
}

const fileOf = (env: Environment) => join(cogmockHome(env), 'passkeys.json')

/** Oldest first. @throws Failure where the file is none of ours */
export function keptPasskeys(env: Environment): readonly KeptPasskey[] {
  const path = fileOf(env)
  if (!existsSync(path)) return []
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'))
    // Written by `keepPasskey` and by nobody else, if it is a list at all.
    if (Array.isArray(kept)) return kept as KeptPasskey[]
  } catch {}
  throw new Failure(1, `${path} is not a list of passkeys.`, 'Move it away: passkeys that are lost are registered anew.')
}

/** Keeps a passkey that is new or has signed. @returns the file */
export function keepPasskey(passkey: KeptPasskey, env: Environment): string {
  const others = keptPasskeys(env).filter(({ id }) => id !== passkey.id)
  const path = fileOf(env)
  writePrivately(path, JSON.stringify([...others, passkey], null, 2))
  return path
}
