import { Failure } from '../../client/failure.ts'

export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** What a refresh token is: readable for the user pool only. */
export interface EncryptedToken {
  readonly header: Readonly<Record<string, unknown>>
  readonly encrypted: true
}

/**
 * Takes a token apart without checking its signature. `Bearer ` before it and white space around it are left out.
 * @throws Failure that says which part is wrong
 */
export function parseJwt(text: string): Jwt | EncryptedToken {
  const parts = text
    .trim()
    .replace(/^Bearer\s+/i, '')
    .split('.')
  const [header = '', payload = ''] = parts
  if (parts.length === 5) return { header: part(header, 'header'), encrypted: true }
  if (parts.length !== 3) {
    const found = parts.length === 1 ? 'there is no dot in this' : `this has ${parts.length} parts`
    throw new Failure(252, `That is not a JWT: it has three parts with dots between them, ${found}.`)
  }
  return { header: part(header, 'header'), claims: part(payload, 'payload') }
}

function part(text: string, name: string): Readonly<Record<string, unknown>> {
  try {
    if (!/^[\w-]+={0,2}$/.test(text)) throw new Error()
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error()
    // An object that came from JSON has string keys.
    return value as Readonly<Record<string, unknown>>
  } catch {
    throw new Failure(252, `That is not a JWT: its ${name} is not base64url-encoded JSON. Was it cut off?`)
  }
}

export function isEncrypted(token: Jwt | EncryptedToken): token is EncryptedToken {
  return 'encrypted' in token
}
