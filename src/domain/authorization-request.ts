/** What a browser brings to the authorization endpoint and the hosted pages, checked. */
import { OAuthError } from './oauth-error.ts'
import { grantableScopes, parsedScopes } from './oauth-scopes.ts'
import type { UserPoolClient } from './records/pools.ts'

export interface AuthorizationRequest {
  readonly responseType: 'code' | 'token'
  readonly redirectUri: string
  readonly state?: string
  readonly scopes: readonly string[]
  readonly nonce?: string
  readonly codeChallenge?: string
  /** RFC 8707: the audience that the access token shall have. */
  readonly resource?: string
  readonly prompt: readonly string[]
  /** Seconds since the user proved who it is, at most. */
  readonly maxAge?: number
}

/** Where an answer goes, and what goes with it. */
export interface ReturnAddress {
  readonly redirectUri: string
  readonly state?: string
  /** Behind `#` rather than `?`. */
  readonly inFragment: boolean
}

/** What an error page says of a parameter that is not there. */
// Seen: amplify-js#2423 and many others.
export const parameterMissing = (name: string): string => `Required String parameter '${name}' is not present`

/** One of the parameters that may be there once. */
export function parameterOf(query: URLSearchParams, name: string): string | undefined {
  return query.get(name) || undefined
}

/**
 * The registered URL that the answer may be sent to; undefined where there is none. It is compared as it was sent: what only looks
 * alike, or becomes alike when a browser has resolved it, is another one.
 */
// AWS: CreateUserPoolClient, "DefaultRedirectURI" stands in for a redirect_uri that is left out.
export function redirectUriOf(query: URLSearchParams, client: UserPoolClient): string | undefined {
  const given = query.getAll('redirect_uri')
  if (given.length > 1) return undefined
  const uri = given[0] || client.DefaultRedirectURI
  return client.CallbackURLs?.find((url) => url === uri)
}

/** Known as soon as the redirect URI is, so that every later error finds the way back to the app. */
export function returnAddress(query: URLSearchParams, redirectUri: string): ReturnAddress {
  const state = parameterOf(query, 'state')
  // Assumed: errors of the implicit grant go where its tokens go, as OAuth 2.0 has it.
  return { redirectUri, ...(state !== undefined && { state }), inFragment: query.get('response_type') === 'token' }
}

/**
 * The rest of a request whose redirect URI is good.
 * @throws OAuthError for the app to hear
 */
// AWS: "Authorize endpoint", negative responses.
export function authorizationRequest(query: URLSearchParams, client: UserPoolClient, redirectUri: string): AuthorizationRequest {
  const repeated = [...new Set(query.keys())].find((name) => query.getAll(name).length > 1)
  if (repeated !== undefined) throw new OAuthError('invalid_request', `${repeated} was given more than once`)
  const responseType = query.get('response_type')
  if (responseType !== 'code' && responseType !== 'token') throw new OAuthError('invalid_request', 'response_type must be code or token')
  const flow = responseType === 'code' ? 'code' : 'implicit'
  if (client.AllowedOAuthFlowsUserPoolClient !== true || !client.AllowedOAuthFlows?.includes(flow)) {
    throw new OAuthError('unauthorized_client')
  }
  const scopes = grantableScopes(parsedScopes(query.get('scope') ?? undefined), client.AllowedOAuthScopes ?? [])
  if (scopes === undefined) throw new OAuthError('invalid_scope')
  const prompt = parsedScopes(query.get('prompt') ?? undefined)
  if (prompt.includes('none') && prompt.length > 1) throw new OAuthError('invalid_request', 'prompt=none cannot be combined')
  const [state, nonce] = [parameterOf(query, 'state'), parameterOf(query, 'nonce')]
  const [codeChallenge, resource, maxAge] = [codeChallengeOf(query), resourceOf(query), maxAgeOf(query)]
  return {
    responseType,
    redirectUri,
    scopes,
    prompt,
    ...(state !== undefined && { state }),
    ...(nonce !== undefined && { nonce }),
    ...(codeChallenge !== undefined && { codeChallenge }),
    ...(resource !== undefined && { resource }),
    ...(maxAge !== undefined && { maxAge }),
  }
}

// AWS: "Using PKCE in authorization code grants": S256 only, and never one of the two parameters alone.
function codeChallengeOf(query: URLSearchParams): string | undefined {
  const [challenge, method] = [query.get('code_challenge'), query.get('code_challenge_method')]
  if (challenge === null && method === null) return undefined
  if (method !== 'S256') throw new OAuthError('invalid_request', 'code_challenge_method must be S256')
  if (challenge === null || !/^[\w-]{43}$/.test(challenge)) throw new OAuthError('invalid_request', 'code_challenge is not one of S256')
  return challenge
}

// AWS: "Resource binding": a URL that begins with https://, http://localhost or an app's scheme.
function resourceOf(query: URLSearchParams): string | undefined {
  const resource = parameterOf(query, 'resource')
  if (resource === undefined) return undefined
  const remote = resource.startsWith('http://') && !/^http:\/\/localhost(?=[:/]|$)/.test(resource)
  if (!URL.canParse(resource) || remote) throw new OAuthError('invalid_request', 'resource is not a URL that can be bound')
  return resource
}

function maxAgeOf(query: URLSearchParams): number | undefined {
  const text = parameterOf(query, 'max_age')
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new OAuthError('invalid_request', 'max_age is not a number of seconds')
  return Number(text)
}

/** The app's URL with an answer in it. */
export function returned(
  { redirectUri, state, inFragment }: ReturnAddress,
  answer: Readonly<Record<string, string | number | undefined>>,
): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...answer, state })) if (value !== undefined) parameters.set(name, String(value))
  return `${redirectUri}${inFragment ? '#' : redirectUri.includes('?') ? '&' : '?'}${parameters}`
}
