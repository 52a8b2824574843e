/** The relying party. Its library is loaded with the first sign-in over a provider. */
import type * as Library from 'openid-client'
import type { OpenId, OpenIdFailure, OpenIdProvider } from '../ports.ts'
import { checkIdToken, idTokenAlgorithms, patience, signedBy, tokenOwner } from './foreign-tokens.ts'

const library = () => import('openid-client')
type Client = typeof Library

export const openId: OpenId = {
  async begin(provider, parameters, verifier, now) {
    const client = await library()
    try {
      const config = await configured(client, provider, now)
      const pkce = config.serverMetadata().supportsPKCE('S256')
      const challenge = pkce
        ? { code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }
        : undefined
      const url = client.buildAuthorizationUrl(config, { ...parameters, ...challenge }).href
      return { kind: 'begun', url, ...(pkce && { verifier }) }
    } catch (error) {
      return failure(client, provider, error)
    }
  },

  async finish(provider, { url, returnUrl, state, nonce, verifier }, now) {
    const client = await library()
    try {
      const config = await configured(client, provider, now)
      const current = new URL(returnUrl)
      current.search = new URL(url).search
      const tokens = await client.authorizationCodeGrant(config, current, {
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(verifier !== undefined && { pkceCodeVerifier: verifier }),
      })
      // The library takes a token that came over a direct connection unverified, and knows no keyed hashes.
      const { answer, clientSecret } = provider
      const ask = answer && ((address: string) => answer(new Request(address)))
      await checkIdToken(tokens.id_token ?? '', { keysUrl: config.serverMetadata().jwks_uri, clientSecret, ask })
      const idToken: Readonly<Record<string, unknown>> = tokens.claims() ?? {}
      const endpoint = config.serverMetadata().userinfo_endpoint
      const userInfo =
        endpoint === undefined
          ? undefined
          : await attributes(client, config, tokens.access_token, new URL(endpoint), provider.attributesMethod, idToken.sub)
      const { claims: _, expiresIn: __, ...answered } = tokens
      return { kind: 'identity', tokens: answered, idToken, userInfo }
    } catch (error) {
      return failure(client, provider, error)
    }
  },

  signed: signedBy,
  owner: (issuer, token) => tokenOwner(issuer, token),
}

// AWS: "Using OIDC identity providers": client_secret_post, whatever the provider prefers.
async function configured(client: Client, provider: OpenIdProvider, now: number): Promise<Library.Configuration> {
  const { issuer, clientId, clientSecret, endpoints, answer } = provider
  const metadata = { [client.clockSkew]: Math.round(now - Date.now() / 1000), [client.clockTolerance]: 5 }
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret)
  const ask = answer && ((url: string, init: Library.CustomFetchOptions) => answer(new Request(url, init as RequestInit)))
  const known = {
    ...(endpoints.authorize !== undefined && { authorization_endpoint: endpoints.authorize }),
    ...(endpoints.token !== undefined && { token_endpoint: endpoints.token }),
    ...(endpoints.attributes !== undefined && { userinfo_endpoint: endpoints.attributes }),
    ...(endpoints.keys !== undefined && { jwks_uri: endpoints.keys }),
  }
  const complete = endpoints.authorize !== undefined && endpoints.token !== undefined && endpoints.keys !== undefined
  const discovered = complete
    ? { issuer }
    : (
        await client.discovery(new URL(issuer), clientId, metadata, authentication, {
          timeout: patience,
          // Providers on a developer's machine have no certificates.
          execute: [client.allowInsecureRequests],
          ...(ask && { [client.customFetch]: ask }),
        })
      ).serverMetadata()
  const { supportsPKCE: _, ...server } = discovered as Library.ServerMetadata & { supportsPKCE?: unknown }
  const { id_token_signing_alg_values_supported: offered = idTokenAlgorithms } = server as Library.ServerMetadata
  const algorithms = offered.filter((name) => idTokenAlgorithms.includes(name))
  const whole = { ...server, ...known, id_token_signing_alg_values_supported: algorithms }
  const config = new client.Configuration(whole, clientId, metadata, authentication)
  config.timeout = patience
  if (ask) config[client.customFetch] = ask
  client.allowInsecureRequests(config)
  return config
}

async function attributes(
  client: Client,
  config: Library.Configuration,
  accessToken: string,
  url: URL,
  method: 'GET' | 'POST',
  sub: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await client.fetchProtectedResource(config, accessToken, url, method)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`)
  const claims = parsed(text)
  if (claims === undefined) throw new Error(`${url} answered something that is not a JSON object`)
  // OpenID Connect Core, 5.3.2: another's attributes are not to be used.
  if (claims.sub !== sub) throw new Error(`the sub that ${url} answered is not the one of the ID token`)
  return claims
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function failure(client: Client, { name, issuer }: OpenIdProvider, error: unknown): OpenIdFailure {
  if (!(error instanceof Error)) throw error
  // What the provider itself said goes to the app.
  if (error instanceof client.AuthorizationResponseError) {
    return { kind: 'failed', error: error.error, reason: error.error_description ?? error.error }
  }
  if (error instanceof client.ResponseBodyError) {
    // AWS: "Managed login and federation error responses": the provider's name and the HTTP status come before its own words.
    const reason = [`${name} Error - ${error.status} ${error.error}`, error.error_description].filter(Boolean).join(' ')
    return { kind: 'failed', error: error.error, reason }
  }
  return { kind: 'failed', reason: `${name} (${issuer}): ${reasonsOf(error)}` }
}

/** What went wrong, and why that did. */
function reasonsOf(error: Error): string {
  const reasons: string[] = []
  for (let at: unknown = error; at instanceof Error && reasons.length < 4; at = at.cause) {
    const inner = at instanceof AggregateError ? at.errors.find((one): one is Error => one instanceof Error) : undefined
    const message = at.name === 'TimeoutError' ? `no answer within ${patience} seconds` : at.message || inner?.message
    if (message && !reasons.includes(message)) reasons.push(message)
    if (at.cause !== undefined && !(at.cause instanceof Error)) reasons.push(...detailsOf(at.cause))
  }
  return reasons.join(': ')
}

/** What the library hands along: the claim that is wrong, or the answer that is not one. */
function detailsOf(cause: unknown): string[] {
  if (typeof Response !== 'undefined' && cause instanceof Response) return [`${cause.url} answered ${cause.status}`]
  const { claim, expected, actual, header } = cause as { claim?: unknown; expected?: unknown; actual?: unknown; header?: unknown }
  if (typeof claim === 'string') return [claim]
  if (expected !== undefined && actual !== undefined) return [`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`]
  return header === undefined ? [] : [`header ${JSON.stringify(header)}`]
}
