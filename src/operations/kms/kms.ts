/**
 * What of KMS a custom sender needs: the AWS Encryption SDK asks for `Decrypt`. Nobody creates keys here: every key is there, for those who
 * configure a pool with the ARN that they have on AWS.
 */
import { invalidCiphertext, unknownOperation } from '../../domain/errors.ts'
import { validationFailed } from '../../domain/identity-errors.ts'
import { kmsKeyArn, unwrapped, wrapped } from '../../domain/kms-key.ts'
import type { Context } from '../operation.ts'
import { kmsMaterial } from './kms-material.ts'

type Input = Readonly<Record<string, unknown>>
type KmsOperation = (input: Input, context: Context) => object

const operations: Readonly<Record<string, KmsOperation>> = {
  Encrypt: (input, context) => {
    const KeyId = keyOf(input, context)
    return { CiphertextBlob: sealed(KeyId, bytesOf(input, 'Plaintext'), input, context), KeyId, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
  },
  Decrypt: (input, context) => {
    const known = (arn: string) => (context.store.kmsKeys.has(arn) ? kmsMaterial(arn, context) : undefined)
    const opened = unwrapped(bytesOf(input, 'CiphertextBlob'), contextOf(input), known)
    if (opened === undefined) throw invalidCiphertext()
    if (input.KeyId !== undefined && keyOf(input, context) !== opened.arn) throw invalidCiphertext()
    return { KeyId: opened.arn, Plaintext: base64(opened.plaintext), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
  },
  GenerateDataKey: (input, context) => {
    const KeyId = keyOf(input, context)
    const plaintext = context.random.bytes(lengthOf(input))
    return { KeyId, Plaintext: base64(plaintext), CiphertextBlob: sealed(KeyId, plaintext, input, context) }
  },
  DescribeKey: (input, context) => {
    const Arn = keyOf(input, context)
    kmsMaterial(Arn, context)
    return {
      KeyMetadata: {
        AWSAccountId: Arn.split(':')[4],
        Arn,
        KeyId: Arn.split('/')[1],
        CreationDate: context.store.kmsKeys.get(Arn)?.created,
        Description: '',
        Enabled: true,
        KeyState: 'Enabled',
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeySpec: 'SYMMETRIC_DEFAULT',
        CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        MultiRegion: false,
      },
    }
  },
}

/** @param operation what stands after `TrentService.` @throws ServiceError */
export async function invokeKms(operation: string, input: unknown, context: Context): Promise<object> {
  const handle = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (handle === undefined) throw unknownOperation('kms', operation)
  const answer = handle(typeof input === 'object' && input !== null ? (input as Input) : {}, context)
  await context.store.settled()
  return answer
}

function keyOf({ KeyId }: Input, { region, settings }: Context): string {
  if (typeof KeyId !== 'string' || KeyId === '')
    throw validationFailed("Value null at 'keyId' failed to satisfy constraint: Member must not be null")
  return kmsKeyArn(KeyId, region, settings.accountId)
}

function bytesOf(input: Input, name: 'Plaintext' | 'CiphertextBlob'): Uint8Array {
  const value = input[name]
  if (typeof value === 'string') return Buffer.from(value, 'base64')
  throw validationFailed(
    `Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
  )
}

function lengthOf({ KeySpec, NumberOfBytes }: Input): number {
  if (KeySpec === 'AES_128') return 16
  if (KeySpec === 'AES_256') return 32
  if (typeof NumberOfBytes === 'number' && NumberOfBytes >= 1 && NumberOfBytes <= 1024) return Math.trunc(NumberOfBytes)
  throw validationFailed('Please specify either number of bytes or key spec.')
}

function contextOf({ EncryptionContext }: Input): Readonly<Record<string, string>> {
  if (typeof EncryptionContext !== 'object' || EncryptionContext === null) return {}
  return Object.fromEntries(Object.entries(EncryptionContext).map(([name, value]) => [name, String(value)]))
}

const sealed = (arn: string, plaintext: Uint8Array, input: Input, context: Context): string =>
  base64(wrapped(arn, kmsMaterial(arn, context), plaintext, contextOf(input), context.random.bytes(12)))

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
