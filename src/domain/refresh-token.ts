/** Refresh tokens: opaque to everyone, looked up by their digest. */
import { createHash } from 'node:crypto'

const header = Buffer.from('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}').toString('base64url')

/**
 * A token in the form of an encrypted JWT: five parts, as clients that look at it expect. Nothing is in it but chance.
 * @param chance 256 + 12 + 64 + 16 random bytes
 */
// Seen: AWS's refresh tokens are compact JWEs with this header.
export function refreshTokenText(chance: Uint8Array): string {
  const bytes = Buffer.from(chance.buffer, chance.byteOffset, chance.byteLength)
  const part = (from: number, to: number) => bytes.toString('base64url', from, to)
  return [header, part(0, 256), part(256, 268), part(268, 332), part(332, 348)].join('.')
}

export const refreshTokenBytes = 348

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
