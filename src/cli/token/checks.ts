import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import { claimMeanings } from './claim-meanings.ts'
import type { Jwt } from './jwt.ts'
import { fromNow, instant } from './time-in-words.ts'

/** One thing that was looked at. `undefined` is neither right nor wrong: there was nothing to compare with. */
export interface Check {
  readonly name: string
  readonly ok: boolean | undefined
  readonly reason: string
}

export interface Expectations {
  readonly jwks: JSONWebKeySet
  /** Where the keys came from, for the reasons. */
  readonly jwksUrl: string
  readonly issuer: string
  readonly clientId: string | undefined
  readonly tokenUse: 'id' | 'access' | undefined
  /** Seconds since the epoch. */
  readonly now: number
}

/** Every check with its reason, not only the first that fails. */
export async function checks(text: string, token: Jwt, expected: Expectations): Promise<Check[]> {
  return [
    await checkSignature(text, token, expected),
    checkIssuer(token, expected),
    checkClient(token, expected),
    checkUse(token, expected),
    checkExpiry(token, expected),
  ]
}

async function checkSignature(text: string, { header }: Jwt, { jwks, jwksUrl }: Expectations): Promise<Check> {
  const name = 'signature'
  const kid = String(header.kid)
  try {
    await compactVerify(text, createLocalJWKSet(jwks), { algorithms: ['RS256'] })
    return { name, ok: true, reason: `Made with key ${kid} of ${jwksUrl}` }
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      return { name, ok: false, reason: `Not made with key ${kid} of the pool: the token was changed, or signed by somebody else` }
    }
    if (error instanceof errors.JWKSNoMatchingKey) {
      const known = jwks.keys.map((key) => key.kid).join(', ')
      return { name, ok: false, reason: `The pool has no key ${kid}, only ${known}` }
    }
    if (error instanceof errors.JOSEAlgNotAllowed)
      return { name, ok: false, reason: `The algorithm is ${String(header.alg)}, but has to be RS256` }
    return { name, ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

function checkIssuer({ claims }: Jwt, { issuer }: Expectations): Check {
  const ok = claims.iss === issuer
  return { name: 'issuer', ok, reason: ok ? issuer : `It says ${String(claims.iss)}, but the pool is ${issuer}` }
}

function checkClient({ claims }: Jwt, { clientId }: Expectations): Check {
  const claim = claims.token_use === 'access' ? 'client_id' : 'aud'
  const found = claims[claim]
  if (clientId === undefined)
    return { name: 'audience', ok: undefined, reason: `${claim} is ${String(found)}; compare it with --client-id` }
  const ok = Array.isArray(found) ? found.includes(clientId) : found === clientId
  return { name: 'audience', ok, reason: ok ? `${claim} is ${clientId}` : `${claim} is ${String(found)}, not ${clientId}` }
}

function checkUse({ claims }: Jwt, { tokenUse }: Expectations): Check {
  const found = claims.token_use
  const name = 'token use'
  if (found !== 'id' && found !== 'access') return { name, ok: false, reason: `token_use is ${String(found)}. ${claimMeanings.token_use}` }
  if (tokenUse === undefined || tokenUse === found) return { name, ok: true, reason: `An ${found} token` }
  return { name, ok: false, reason: `An ${found} token where an ${tokenUse} token is wanted` }
}

function checkExpiry({ claims }: Jwt, { now }: Expectations): Check {
  const { exp, nbf } = claims
  const name = 'expiry'
  if (typeof exp !== 'number') return { name, ok: false, reason: 'It has no expiry' }
  if (typeof nbf === 'number' && nbf > now) return { name, ok: false, reason: `Not valid before ${instant(nbf)}` }
  const ok = exp > now
  return { name, ok, reason: `${ok ? 'Expires' : 'Expired'} ${fromNow(exp, now)}, at ${instant(exp)}` }
}
