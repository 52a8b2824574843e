/** KMS keys of this machine: what wraps the keys that codes for custom senders are encrypted with. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { contextBytes } from './encrypted-message.ts'

type EncryptionContext = Readonly<Record<string, string>>

/**
 * The ARN of the key that an id, an alias or an ARN of either means. Every key is there: it is made when it is first used. An alias means
 * a key of its own.
 */
export function kmsKeyArn(id: string, region: string, accountId: string): string {
  const arn = id.startsWith('arn:') ? id : `arn:aws:kms:${region}:${accountId}:${id.startsWith('alias/') ? id : `key/${id}`}`
  const [, prefix, alias] = /^(arn:[^/]*:)(alias\/.+)$/.exec(arn) ?? []
  if (prefix === undefined || alias === undefined) return arn
  const digest = createHash('sha256').update(arn).digest('hex')
  const uuid = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join(
    '-',
  )
  return `${prefix}key/${uuid}`
}

/** A ciphertext that names its key, as KMS makes them: an IV, a tag and the ciphertext follow the ARN. */
export function wrapped(arn: string, material: Uint8Array, plaintext: Uint8Array, context: EncryptionContext, iv: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', material, iv)
  cipher.setAAD(contextBytes(context))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const name = Buffer.from(arn)
  return Buffer.concat([Buffer.from([1, name.length >> 8, name.length & 0xff]), name, iv, cipher.getAuthTag(), ciphertext])
}

/** @param materialOf the key of an ARN @returns undefined where the ciphertext, its key or the context is another */
export function unwrapped(
  blob: Uint8Array,
  context: EncryptionContext,
  materialOf: (arn: string) => Uint8Array | undefined,
): { readonly arn: string; readonly plaintext: Uint8Array } | undefined {
  const bytes = Buffer.from(blob)
  if (bytes.length < 3 || bytes[0] !== 1) return undefined
  const start = 3 + bytes.readUInt16BE(1)
  const arn = bytes.subarray(3, start).toString()
  const material = bytes.length < start + 28 ? undefined : materialOf(arn)
  if (material === undefined) return undefined
  const decipher = createDecipheriv('aes-256-gcm', material, bytes.subarray(start, start + 12))
  decipher.setAAD(contextBytes(context))
  decipher.setAuthTag(bytes.subarray(start + 12, start + 28))
  try {
    return { arn, plaintext: Buffer.concat([decipher.update(bytes.subarray(start + 28)), decipher.final()]) }
  } catch {
    return undefined
  }
}
