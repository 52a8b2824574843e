import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordHashes } from '../ports.ts'

const pbkdf2Key = promisify(pbkdf2)
const scryptKey = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt)

/** What is longer has always been cut off by bcrypt. */
const bcryptBytes = 72

export const passwordHashes: PasswordHashes = {
  async matches(hash, password) {
    const [, kind = '', ...rest] = hash.split('$')
    if (kind === 'pbkdf2-sha256') return isPbkdf2(rest, password)
    if (kind === 'scrypt') return isScrypt(rest, password)
    // Loaded when a first such user signs in: most daemons never see one.
    const { argon2Verify, bcryptVerify } = await import('hash-wasm')
    if (kind === 'argon2id') return argon2Verify({ hash, password })
    return bcryptVerify({ hash, password: Buffer.from(password).subarray(0, bcryptBytes) })
  },
}

async function isPbkdf2([costs = '', salt = '', key = '']: readonly string[], password: string): Promise<boolean> {
  const wanted = bytes(key)
  const iterations = Number(/^(?:i=)?(\d+)/.exec(costs)?.[1])
  return timingSafeEqual(await pbkdf2Key(password, bytes(salt), iterations, wanted.length, 'sha256'), wanted)
}

async function isScrypt([costs = '', salt = '', key = '']: readonly string[], password: string): Promise<boolean> {
  const wanted = bytes(key)
  const [ln = 0, r = 0, p = 0] = [...costs.matchAll(/=(\d+)/g)].map(([, cost]) => Number(cost))
  const N = 2 ** ln
  return timingSafeEqual(await scryptKey(password, bytes(salt), wanted.length, { N, r, p, maxmem: 128 * r * (N + p + 2) + 1024 }), wanted)
}

/** Base64 without padding, or the older form of it that has a dot for the plus. */
const bytes = (text: string): Buffer => Buffer.from(text.replaceAll('.', '+'), 'base64')
