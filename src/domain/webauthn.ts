/** Passkeys: which relying party they belong to, where they may be used, what a browser is asked for. */
import { createHash } from 'node:crypto'
import type { Domain, UserPool } from './records/pools.ts'
import type { Passkey, User } from './records/users.ts'

// AWS: "Passwordless sign-in with WebAuthn passkeys".
export const passkeysAtMost = 20

/** Milliseconds that a browser gives its user to create a passkey. */
// AWS: the example of StartWebAuthnRegistration.
export const registrationTimeout = 60_000

/** Seconds until the challenge of a registration expires. */
// Assumed: as long as a sign-in has by default.
export const registrationLifetime = 180

/** Whether users of the pool may have passkeys at all. */
export function allowsPasskeys(pool: UserPool): boolean {
  return pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.includes('WEB_AUTHN') === true
}

/** The relying party that passkeys of a pool are for; undefined where nothing says which. */
// AWS: what is configured, else the custom domain, else the prefix domain.
export function relyingPartyId(pool: UserPool, domains: readonly Domain[]): string | undefined {
  const configured = pool.WebAuthnConfiguration?.RelyingPartyId
  if (configured !== undefined) return configured
  const custom = domains.find(({ CustomDomainConfig }) => CustomDomainConfig !== undefined)
  if (custom !== undefined) return custom.Domain
  const [prefix] = domains
  // Where AWS has amazoncognito.com, a browser that comes here has localhost.
  return prefix && `${prefix.Domain}.auth.localhost`
}

/** Whether a text can name a relying party: a domain name, or `localhost`; no URL, port or address, and no top-level domain. */
export function isRelyingPartyId(text: string): boolean {
  const labels = text.split('.')
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))) return false
  return text === 'localhost' || (labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? ''))
}

/** Whether a page may use passkeys of a relying party: the party's own pages and those of its subdomains, as in browsers. */
// Only over https; browsers take pages of this machine as safe without it.
export function originMayUse(origin: string, rpId: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url === undefined || url.origin !== origin) return false
  const onThisMachine = url.hostname === 'localhost' || url.hostname.endsWith('.localhost')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && onThisMachine)) return false
  return url.hostname === rpId || url.hostname.endsWith(`.${rpId}`)
}

/** What a browser says that its user agreed to. */
export interface ClientData {
  readonly challenge: string
  readonly origin: string
}

/** The credential that a browser made or used, as JSON. */
export interface CredentialJson {
  readonly id: string
  readonly response: Readonly<Record<string, unknown>>
  readonly clientData: ClientData
  readonly authenticatorAttachment?: unknown
}

/** Reads a RegistrationResponseJSON or AuthenticationResponseJSON; undefined where it is none. */
export function parsedCredential(value: unknown): CredentialJson | undefined {
  if (!isObject(value) || typeof value.id !== 'string' || value.type !== 'public-key' || !isObject(value.response)) return undefined
  const clientData = parsedJson(Buffer.from(String(value.response.clientDataJSON), 'base64url').toString())
  if (!isObject(clientData)) return undefined
  const { challenge, origin } = clientData
  if (typeof challenge !== 'string' || typeof origin !== 'string') return undefined
  return {
    id: value.id,
    response: value.response,
    clientData: { challenge, origin },
    authenticatorAttachment: value.authenticatorAttachment,
  }
}

/** The value of a JSON text; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// AWS: preferred where nothing is said; a pool whose passkeys can be two factors always has their user verified.
export function verifiesUser(pool: UserPool): 'required' | 'preferred' {
  return pool.WebAuthnConfiguration?.UserVerification === 'required' || canBeTwoFactors(pool) ? 'required' : 'preferred'
}

/** Whether a passkey with user verification can be both factors of a sign-in. */
export function canBeTwoFactors({ WebAuthnConfiguration }: UserPool): boolean {
  return WebAuthnConfiguration?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
}

const descriptor = ({ CredentialId, transports }: Passkey) => ({ type: 'public-key', id: CredentialId, transports })

// AWS: the example of StartWebAuthnRegistration. ES256 and RS256 are the algorithms that Cognito knows; attestation is not asked for.
export function creationOptions(
  { pool, user, rpId, known }: { pool: UserPool; user: User; rpId: string; known: readonly Passkey[] },
  challenge: string,
) {
  return {
    challenge,
    rp: { id: rpId, name: rpId },
    // Assumed: the username proper is the name that passkey managers show.
    user: { id: userHandle(user), name: user.Username, displayName: user.Username },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: registrationTimeout,
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: verifiesUser(pool) },
  }
}

/** COSE numbers of ES256 and RS256. */
export const algorithms: readonly number[] = [-7, -257]

/** How an authenticator knows a user. */
export function userHandle({ attributes }: User): string {
  return Buffer.from(attributes.sub ?? '').toString('base64url')
}

// AWS: the example of InitiateAuth.
export function requestOptions(
  { pool, rpId, known }: { pool: UserPool; rpId: string; known: readonly Passkey[] },
  challenge: string,
  timeout: number,
) {
  return { challenge, timeout, rpId, allowCredentials: known.map(descriptor), userVerification: verifiesUser(pool) }
}

/** The challenge is what a registration is found by; the store knows only its digest. */
export function registrationId(challenge: string): string {
  return createHash('sha256').update(`webauthn.create ${challenge}`).digest('base64url')
}
