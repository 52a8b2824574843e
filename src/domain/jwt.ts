/** The parts of a JSON Web Token; signing and verifying are the keys' business. */
import { createHash } from 'node:crypto'
import type { Claims } from './claims.ts'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What is signed: header and claims. */
// AWS: the header is `kid` and `alg`, without `typ`.
export const signingInput = (kid: string, claims: Claims): string => `${header(kid)}.${encoded(claims)}`

const headers = new Map<string, string>()
const headersAtMost = 1000

/** A key signs thousands of tokens under the same header. */
function header(kid: string): string {
  let text = headers.get(kid)
  if (text === undefined) {
    text = encoded({ kid, alg: 'RS256' })
    if (headers.size >= headersAtMost) headers.clear()
    headers.set(kid, text)
  }
  return text
}

export interface ParsedToken {
  readonly kid: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly signed: string
  readonly signature: string
}

/** A token taken apart, not verified; undefined where it is not one. */
export function parsedToken(token: string): ParsedToken | undefined {
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined
  const [head, claims] = [jsonObject(header), jsonObject(payload)]
  if (typeof head?.kid !== 'string' || claims === undefined) return undefined
  return { kid: head.kid, claims, signed: `${header}.${payload}`, signature }
}

/** What a token of anybody says; undefined where it is not one. */
export function unverifiedClaims(token: string): Claims | undefined {
  const [header = '', payload = '', signature, ...rest] = token.split('.')
  if (signature === undefined || rest.length > 0 || jsonObject(header) === undefined) return undefined
  return jsonObject(payload)
}

function jsonObject(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** `at_hash`: what ties an ID token to an access token. */
// OpenID Connect Core, 3.1.3.6, for RS256.
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
