/** Tokens that somebody else issued, and that an app brings along. */
import type { OpenId, OpenIdFailure, TokenIssuer } from '../ports.ts'

/** Seconds that a provider has to answer a request. */
export const patience = 5
const documentLimit = 1024 * 1024

type Json = Readonly<Record<string, unknown>>

export const signedBy: OpenId['signed'] = async (token, issuer) => {
  const { compactVerify, createLocalJWKSet, errors } = await import('jose')
  try {
    const { json: metadata } = await asked(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (metadata.issuer !== issuer) throw new Error(`its discovery document is of ${JSON.stringify(metadata.issuer)}`)
    const { json: keys } = await asked(String(metadata.jwks_uri))
    await compactVerify(token, createLocalJWKSet(keys as never), { algorithms: ['RS256', 'RS384', 'RS512'] })
    return { kind: 'signed' }
  } catch (error) {
    return error instanceof errors.JOSEError ? { kind: 'unsigned' } : failed(error)
  }
}

const asymmetric = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']
const keyed = ['HS256', 'HS384', 'HS512']

/** AWS: "Using OIDC identity providers with a user pool", "Prerequisites": RSA, ECDSA or HMAC with SHA. */
export const idTokenAlgorithms: readonly string[] = [...asymmetric, ...keyed]

interface Signer {
  readonly keysUrl: string | undefined
  /** What a keyed hash is made with. */
  readonly clientSecret: string | undefined
  /** Answers in place of the network. */
  readonly ask: ((url: string) => Promise<Response>) | undefined
}

/** @throws Error where an ID token is not its provider's */
export async function checkIdToken(token: string, { keysUrl, clientSecret, ask }: Signer): Promise<void> {
  const { compactVerify, createLocalJWKSet, decodeProtectedHeader } = await import('jose')
  const { alg = '' } = decodeProtectedHeader(token)
  if (!keyed.includes(alg)) {
    const { json: keys } = await asked(keysUrl ?? '', { ask })
    await compactVerify(token, createLocalJWKSet(keys as never), { algorithms: asymmetric })
    return
  }
  if (clientSecret === undefined) throw new Error(`the ID token is signed with ${alg}, and the provider has no client_secret here`)
  await compactVerify(token, new TextEncoder().encode(clientSecret), { algorithms: keyed })
}

/** Where the providers are. */
const origins: Readonly<Record<TokenIssuer, string>> = { amazon: 'https://api.amazon.com', facebook: 'https://graph.facebook.com' }

/** @param origin for tests: of the provider itself otherwise */
export async function tokenOwner(issuer: TokenIssuer, token: string, origin = origins[issuer]): ReturnType<OpenId['owner']> {
  const query = `access_token=${encodeURIComponent(token)}`
  try {
    if (issuer === 'amazon') {
      const { ok, json } = await asked(`${origin}/auth/o2/tokeninfo?${query}`, { refuses: true })
      return owner(ok, json.aud, json.user_id)
    }
    const [app, user] = [
      await asked(`${origin}/app?${query}`, { refuses: true }),
      await asked(`${origin}/me?fields=id&${query}`, { refuses: true }),
    ]
    return owner(app.ok && user.ok, app.json.id, user.json.id)
  } catch (error) {
    return failed(error)
  }
}

const owner = (ok: boolean, app: unknown, subject: unknown) =>
  ok && typeof app === 'string' && typeof subject === 'string' ? ({ kind: 'owner', app, subject } as const) : ({ kind: 'nobody' } as const)

interface Asking {
  /** A 4xx is an answer. */
  readonly refuses?: boolean
  readonly ask?: Signer['ask']
}

/** @throws Error */
async function asked(url: string, { refuses = false, ask }: Asking = {}): Promise<{ readonly ok: boolean; readonly json: Json }> {
  const response = await (ask ? ask(url) : fetch(url, { signal: AbortSignal.timeout(patience * 1000) }))
  const isAnswer = response.ok || (refuses && response.status >= 400 && response.status < 500)
  // Of a token in the address nothing is said.
  if (!isAnswer) throw new Error(`${url.split('?', 1)[0]} answered ${response.status}`)
  const text = await response.text()
  if (text.length > documentLimit) throw new Error('its answer is too large')
  const json = JSON.parse(text) as unknown
  if (typeof json !== 'object' || json === null) throw new Error('its answer is not a JSON object')
  return { ok: response.ok, json: json as Json }
}

function failed(error: unknown): OpenIdFailure {
  if (!(error instanceof Error)) throw error
  const cause = error.cause instanceof Error ? error.cause.message : ''
  const reason = error.name === 'TimeoutError' ? `it did not answer within ${patience} seconds` : error.message
  return { kind: 'failed', reason: cause === '' ? reason : `${reason} (${cause})` }
}
