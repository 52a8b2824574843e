import { timingSafeEqual } from 'node:crypto'
import { poolName, privateValue } from './srp.ts'

/** A password as it is kept: never in clear. */
export interface Password {
  /** The SRP salt, hexadecimal. */
  readonly salt: string
  /**
   * SRP's x = H(salt | H(pool name | username | ':' | password)), hexadecimal. It serves a password and an SRP proof alike;
   * the verifier g^x is made when a proof asks for it, so that a hundred thousand users can be seeded in seconds.
   */
  readonly x: string
}

/** @param salt 16 random bytes */
export function hashedPassword(userPoolId: string, username: string, password: string, salt: Uint8Array): Password {
  const hex = Buffer.from(salt).toString('hex')
  return { salt: hex, x: privateValue(hex, poolName(userPoolId) + username, password) }
}

/** In constant time. */
export function isPassword(stored: Password, userPoolId: string, username: string, password: string): boolean {
  const x = privateValue(stored.salt, poolName(userPoolId) + username, password)
  return timingSafeEqual(Buffer.from(x, 'hex'), Buffer.from(stored.x, 'hex'))
}
