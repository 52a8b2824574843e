import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from '../ports.ts'

export type KeyMaterial = Pick<SigningKey, 'privateKey' | 'n' | 'e'>
/** Makes an RSA-2048 key without blocking the event loop. */
export type MakeKey = () => Promise<KeyMaterial>

const generate = promisify(generateKeyPair)

export const randomRsaKey: MakeKey = async () => {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return { privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), n, e }
}
