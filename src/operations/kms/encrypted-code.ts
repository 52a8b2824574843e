import { encryptedMessage, messageSigner } from '../../domain/encrypted-message.ts'
import { kmsKeyArn, wrapped } from '../../domain/kms-key.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'
import { kmsMaterial } from './kms-material.ts'

/** A code or a temporary password as a custom sender gets it: base64 of a message that the AWS Encryption SDK decrypts. */
export function encryptedCode(code: string, { Id, region, LambdaConfig }: UserPool, context: Context): string {
  const bytes = (length: number) => context.random.bytes(length)
  const keyArn = kmsKeyArn(LambdaConfig?.KMSKeyID ?? '', region, context.settings.accountId)
  const signer = messageSigner(bytes)
  const encryptionContext = { ...signer.encryptionContext, 'userpool-id': Id }
  const plaintext = bytes(32)
  const ciphertext = wrapped(keyArn, kmsMaterial(keyArn, context), plaintext, encryptionContext, bytes(12))
  const message = encryptedMessage(Buffer.from(code), { plaintext, ciphertext, keyArn }, encryptionContext, signer, bytes)
  return Buffer.from(message).toString('base64')
}
