/** The server's half of SRP-6a as Cognito's clients speak it. */
import { createHash, createHmac } from 'node:crypto'
import { g, modexp, N } from './modexp.ts'

const sha256 = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')
const number = (hex: string) => BigInt(`0x${hex === '' ? '0' : hex}`)

/** Hexadecimal of a number as it is hashed: whole bytes, with a zero byte before a set high bit. */
export function padded(value: bigint): string {
  const hex = value.toString(16)
  if (hex.length % 2 === 1) return `0${hex}`
  return /^[89a-f]/.test(hex) ? `00${hex}` : hex
}

const k = number(sha256(padded(N) + padded(g)))

/** The part of a user pool id that goes into proofs: what follows the first underscore. */
export function poolName(userPoolId: string): string {
  return userPoolId.slice(userPoolId.indexOf('_') + 1)
}

/** x = H(salt | H(identity ':' password)), hexadecimal; `identity` is the pool name and the username, or the device's. */
export function privateValue(salt: string, identity: string, password: string): string {
  const inner = createHash('sha256').update(`${identity}:${password}`, 'utf8').digest('hex')
  return sha256(padded(number(salt)) + inner)
}

/** v = g^x of a stored x. */
export function verifier(x: string): bigint {
  return modexp(g, number(x))
}

/** The server's public value B for a secret b: B = kv + g^b. Both hexadecimal. */
export function serverPublic(v: bigint, b: string): string {
  return ((k * v + modexp(g, number(b))) % N).toString(16)
}

/** Whether the client's public value can be used: hexadecimal, and not a multiple of N. */
export function acceptable(A: string): boolean {
  return /^[0-9a-fA-F]{1,1024}$/.test(A) && number(A) % N !== 0n
}

export interface Exchange {
  readonly A: string
  readonly b: string
  readonly B: string
  readonly v: bigint
}

/** The key that both sides share: HKDF of S with u as salt, 16 bytes. */
export function sharedKey({ A, b, B, v }: Exchange): Buffer {
  const u = number(sha256(padded(number(A)) + padded(number(B))))
  const S = modexp((number(A) % N) * modexp(v, u), number(b))
  const extracted = createHmac('sha256', Buffer.from(padded(u), 'hex'))
    .update(Buffer.from(padded(S), 'hex'))
    .digest()
  return createHmac('sha256', extracted).update('Caldera Derived Key\u0001', 'utf8').digest().subarray(0, 16)
}

/** What the client signs: identity, the secret block's bytes, the time as it was written. */
export function proof(key: Buffer, identity: string, secretBlock: string, timestamp: string): string {
  return createHmac('sha256', key)
    .update(identity, 'utf8')
    .update(Buffer.from(secretBlock, 'base64'))
    .update(timestamp, 'utf8')
    .digest('base64')
}
