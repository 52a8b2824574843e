import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Keys, SigningKey } from '../ports.ts'

const digests = { RS256: 'RSA-SHA256', RS512: 'RSA-SHA512' } as const

/** Parsing a PEM costs three signatures, so a key is parsed once. */
const parsed = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>()
const parsedAtMost = 1000

function keyObjects(key: SigningKey) {
  const known = parsed.get(key.privateKey)
  if (known !== undefined) return known
  const privateKey = createPrivateKey(key.privateKey)
  const made = { privateKey, publicKey: createPublicKey(privateKey) }
  if (parsed.size >= parsedAtMost) parsed.clear()
  parsed.set(key.privateKey, made)
  return made
}

/** Signs in the thread pool: the event loop goes on. */
export const signing: Pick<Keys, 'sign' | 'verify'> = {
  sign: (key, data) =>
    new Promise((resolve, reject) => {
      sign(digests[key.alg], Buffer.from(data), keyObjects(key).privateKey, (error, signature) =>
        error === null ? resolve(signature.toString('base64url')) : reject(error),
      )
    }),
  verify: (key, data, signature) =>
    verify(digests[key.alg], Buffer.from(data), keyObjects(key).publicKey, Buffer.from(signature, 'base64url')),
}
