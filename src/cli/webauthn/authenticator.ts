/** A passkey in software: what a browser and its authenticator do with the options that Cognito answers. */
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { cbor } from './cbor.ts'

export interface Passkey {
  /** Base64url. */
  readonly id: string
  readonly rpId: string
  /** What the relying party calls its user, base64url. */
  readonly userHandle: string
  readonly username: string
  /** PKCS #8, base64. */
  readonly privateKey: string
  /** How often it has signed. */
  readonly counter: number
}

/** The members of PublicKeyCredentialCreationOptionsJSON that matter here. */
export interface CreationOptions {
  readonly challenge: string
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string; readonly name: string }
}

/** The members of PublicKeyCredentialRequestOptionsJSON that matter here. */
export interface RequestOptions {
  readonly challenge: string
  readonly rpId: string
  readonly allowCredentials?: readonly { readonly id: string }[]
}

export interface Ceremony {
  /** The page that asks. */
  readonly origin: string
  /** Whether the user showed who it is, and not only that somebody is there. */
  readonly userVerified: boolean
  /** `packed` is signed with the new key itself; browsers send `none` where attestation is not asked for. */
  readonly attestation?: 'none' | 'packed'
}

/** A credential as PublicKeyCredential's `toJSON()` gives it. */
export interface CredentialJson {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly authenticatorAttachment: 'platform'
  readonly clientExtensionResults: Readonly<Record<string, unknown>>
  readonly response: Readonly<Record<string, unknown>>
}

/** Makes a passkey, and what proves to the relying party that it was made. */
export function createPasskey(options: CreationOptions, ceremony: Ceremony): { passkey: Passkey; credential: CredentialJson } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const coseKey = cbor(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
  const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, coseKey])
  const authData = authenticatorData({ rpId: options.rp.id, counter: 0, userVerified: ceremony.userVerified, attested })
  const clientData = clientDataJson('webauthn.create', options.challenge, ceremony.origin)
  const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), privateKey)
  const packed = ceremony.attestation === 'packed'
  const attestationObject = cbor(
    new Map<string, string | Uint8Array | Map<string, number | Uint8Array>>([
      ['fmt', packed ? 'packed' : 'none'],
      [
        'attStmt',
        new Map<string, number | Uint8Array>(
          packed
            ? [
                ['alg', -7],
                ['sig', signature],
              ]
            : [],
        ),
      ],
      ['authData', authData],
    ]),
  )
  const passkey = {
    id: id.toString('base64url'),
    rpId: options.rp.id,
    userHandle: options.user.id,
    username: options.user.name,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    counter: 0,
  }
  const response = {
    clientDataJSON: clientData.toString('base64url'),
    attestationObject: attestationObject.toString('base64url'),
    transports: ['internal'],
  }
  return { passkey, credential: credentialJson(passkey.id, response) }
}

/** Signs a challenge with a passkey; the passkey has counted it. */
export function usePasskey(
  passkey: Passkey,
  options: RequestOptions,
  ceremony: Ceremony,
): { passkey: Passkey; credential: CredentialJson } {
  const counter = passkey.counter + 1
  const authData = authenticatorData({ rpId: options.rpId, counter, userVerified: ceremony.userVerified })
  const clientData = clientDataJson('webauthn.get', options.challenge, ceremony.origin)
  const key = createPrivateKey({ key: Buffer.from(passkey.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const response = {
    clientDataJSON: clientData.toString('base64url'),
    authenticatorData: authData.toString('base64url'),
    signature: sign('sha256', Buffer.concat([authData, sha256(clientData)]), key).toString('base64url'),
    userHandle: passkey.userHandle,
  }
  return { passkey: { ...passkey, counter }, credential: credentialJson(passkey.id, response) }
}

/** The page that passkeys of a relying party are used on where none is named. */
export function originOf(rpId: string): string {
  return rpId === 'localhost' ? 'http://localhost' : `https://${rpId}`
}

interface AuthenticatorFacts {
  readonly rpId: string
  readonly counter: number
  readonly userVerified: boolean
  /** The new credential, where one was made. */
  readonly attested?: Uint8Array
}

/** @see WebAuthn, "Authenticator Data" */
function authenticatorData({ rpId, counter, userVerified, attested }: AuthenticatorFacts): Buffer {
  const userPresent = 0x01
  const flags = userPresent | (userVerified ? 0x04 : 0) | (attested === undefined ? 0 : 0x40)
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.of(flags), count, attested ?? Buffer.alloc(0)])
}

function clientDataJson(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function credentialJson(id: string, response: CredentialJson['response']): CredentialJson {
  return { id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {}, response }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
