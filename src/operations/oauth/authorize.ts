import { parameterOf } from '../../domain/authorization-request.ts'
import { compositeKey } from '../../domain/keys.ts'
import { OAuthError } from '../../domain/oauth-error.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { type Begun, beginFederation } from '../federation/begin-federation.ts'
import type { Context } from '../operation.ts'
import { grantedRedirect } from './granted-redirect.ts'
import { meetsLevel } from './hosted-level.ts'
import { type HostedRequest, hostedRequest, isRefusal, refusedRedirect } from './hosted-request.ts'
import { recentHostedSession, usedHostedSession } from './hosted-session.ts'

/** Where a browser at the authorization endpoint goes on. */
export type Authorized = Begun | { readonly kind: 'login' }

export interface Browser {
  readonly query: URLSearchParams
  /** Of the domain that was asked, where it was one. */
  readonly userPoolId: string | undefined
  /** The text of its session cookie for a pool. */
  sessionText(userPoolId: string): string | undefined
  /** As the browser has it: `http://localhost:4566`. */
  readonly origin: string
  /** The text of its federation cookie. */
  federationText(): string | undefined
}

/** Whoever is signed in already goes straight back to the app; everybody else is to sign in. */
export async function authorize(browser: Browser, context: Context): Promise<Authorized> {
  const hosted = hostedRequest(browser.query, browser.userPoolId, context)
  if (isRefusal(hosted)) return hosted
  const provider = namedProvider(browser.query, hosted, context)
  if (provider !== undefined) return beginFederation(hosted, provider, browser, context)
  const domain = domainOf(parameterOf(browser.query, 'idp_identifier') ?? '')
  if (domain !== undefined && parameterOf(browser.query, 'identity_provider') === undefined) {
    const description = `No identity provider of this app has the identifier ${domain}.`
    return { kind: 'page', error: 'invalid_request', clientId: hosted.client.ClientId, description }
  }
  const { prompt } = hosted.request
  const granted = prompt.includes('login') ? undefined : await grantedToSession(browser, hosted, context)
  if (granted !== undefined) return { kind: 'redirect', to: granted }
  if (!prompt.includes('none')) return { kind: 'login' }
  return { kind: 'redirect', to: refusedRedirect(browser.query, hosted.request.redirectUri, new OAuthError('login_required')) }
}

async function grantedToSession(browser: Browser, hosted: HostedRequest, context: Context): Promise<string | undefined> {
  const { redirectUri } = hosted.request
  const live = recentHostedSession(hosted, browser.sessionText(hosted.pool.Id), context)
  if (live === undefined) return undefined
  try {
    if (!meetsLevel(hosted, live, context)) return undefined
    return await grantedRedirect(hosted, usedHostedSession(live.session, context), live.user, context)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    // Seen: a function's refusal comes back to the app as invalid_request and the sentence that the API would have said.
    return refusedRedirect(browser.query, redirectUri, new OAuthError('invalid_request', error.message))
  }
}

/** The identity provider that the app asks for, by its name or by an identifier of it; COGNITO is the pool itself. */
// AWS: "Authorize endpoint", identity_provider and idp_identifier.
export function namedProvider(query: URLSearchParams, { pool, client }: HostedRequest, { store }: Context): IdentityProvider | undefined {
  const [identifier, name] = [parameterOf(query, 'idp_identifier'), parameterOf(query, 'identity_provider')]
  const provider =
    name === undefined
      ? identifier && store.identityProviders.find('identifier', compositeKey(pool.Id, domainOf(identifier) ?? identifier))
      : store.identityProviders.get(compositeKey(pool.Id, name))
  return provider && client.SupportedIdentityProviders?.includes(provider.ProviderName) ? provider : undefined
}

/** The sign-in page asks for an e-mail address: its domain is the identifier. */
const domainOf = (identifier: string): string | undefined =>
  identifier.includes('@') ? identifier.slice(identifier.lastIndexOf('@') + 1).toLowerCase() : undefined
