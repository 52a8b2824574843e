/**
 * Messages as the AWS Encryption SDK reads them: format version 1, algorithm suite 0x0378, which is what Cognito sends to custom senders.
 * AES-256-GCM under a key that is derived with HKDF and committed to by an ECDSA P-384 signature.
 */
import { createCipheriv, createECDH, createPrivateKey, hkdfSync, sign } from 'node:crypto'

/** A key that encrypts one message, in the open and as KMS wrapped it. */
export interface DataKey {
  readonly plaintext: Uint8Array
  readonly ciphertext: Uint8Array
  readonly keyArn: string
}

/** What the message is signed with; its public half is a part of the encryption context. */
export interface MessageSigner {
  readonly encryptionContext: Readonly<Record<string, string>>
  sign(data: Uint8Array): Uint8Array
}

type Bytes = (length: number) => Uint8Array

const algorithm = 0x0378
const frameLength = 4096
const curve = 'secp384r1'

// AWS: "AWS Encryption SDK algorithms reference".
export function messageSigner(bytes: Bytes): MessageSigner {
  const pair = createECDH(curve)
  pair.setPrivateKey(bytes(48))
  const point = pair.getPublicKey()
  const coordinates = { x: point.subarray(1, 49).toString('base64url'), y: point.subarray(49).toString('base64url') }
  const d = pair.getPrivateKey()
  const padded = Buffer.concat([Buffer.alloc(48 - d.length), d]).toString('base64url')
  const key = createPrivateKey({ key: { kty: 'EC', crv: 'P-384', ...coordinates, d: padded }, format: 'jwk' })
  return {
    encryptionContext: { 'aws-crypto-public-key': pair.getPublicKey('base64', 'compressed') },
    sign: (data) => sign('sha384', data, key),
  }
}

// AWS: "AWS Encryption SDK message format reference". Seen: GitHub, awslabs/aws-sdk-rust#1250, a message that Cognito made.
export function encryptedMessage(
  plaintext: Uint8Array,
  dataKey: DataKey,
  encryptionContext: Readonly<Record<string, string>>,
  signer: MessageSigner,
  bytes: Bytes,
): Uint8Array {
  const messageId = bytes(16)
  const key = new Uint8Array(hkdfSync('sha384', dataKey.plaintext, '', Buffer.concat([uint16(algorithm), messageId]), 32))
  const header = headerOf(messageId, dataKey, encryptionContext)
  const noIv = Buffer.alloc(12)
  const authentication = Buffer.concat([noIv, sealed(key, noIv, header, new Uint8Array()).tag])
  const signed = Buffer.concat([header, authentication, finalFrame(plaintext, key, messageId)])
  return Buffer.concat([signed, withLength(signer.sign(signed))])
}

function headerOf(messageId: Uint8Array, { ciphertext, keyArn }: DataKey, encryptionContext: Readonly<Record<string, string>>): Buffer {
  const context = contextBytes(encryptionContext)
  const dataKeys = Buffer.concat([uint16(1), withLength(Buffer.from('aws-kms')), withLength(Buffer.from(keyArn)), withLength(ciphertext)])
  // Framed content, four reserved bytes, the length of an IV.
  const content = Buffer.from([2, 0, 0, 0, 0, 12])
  return Buffer.concat([Buffer.from([1, 0x80]), uint16(algorithm), messageId, withLength(context), dataKeys, content, uint32(frameLength)])
}

/** The whole content: codes and passwords are shorter than a frame. */
function finalFrame(plaintext: Uint8Array, key: Uint8Array, messageId: Uint8Array): Buffer {
  const number = uint32(1)
  const iv = Buffer.concat([Buffer.alloc(8), number])
  const length = Buffer.concat([Buffer.alloc(4), uint32(plaintext.length)])
  const { ciphertext, tag } = sealed(
    key,
    iv,
    Buffer.concat([messageId, Buffer.from('AWSKMSEncryptionClient Final Frame'), number, length]),
    plaintext,
  )
  return Buffer.concat([uint32(0xffffffff), number, iv, uint32(plaintext.length), ciphertext, tag])
}

/** Sorted by the keys' bytes, each key and value with its length before it. */
export function contextBytes(encryptionContext: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries(encryptionContext).map(([name, value]) => [Buffer.from(name), Buffer.from(value)] as const)
  const sorted = pairs.sort(([one], [other]) => Buffer.compare(one, other))
  return Buffer.concat([uint16(pairs.length), ...sorted.flat().map(withLength)])
}

function sealed(key: Uint8Array, iv: Uint8Array, additional: Uint8Array, plaintext: Uint8Array): { ciphertext: Buffer; tag: Buffer } {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(additional)
  return { ciphertext: Buffer.concat([cipher.update(plaintext), cipher.final()]), tag: cipher.getAuthTag() }
}

const withLength = (data: Uint8Array): Buffer => Buffer.concat([uint16(data.length), data])

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
