import { parameterOf } from '../../domain/authorization-request.ts'
import type { IdentityProvider } from '../../domain/records.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import type { Browser } from '../oauth/authorize.ts'
import type { HostedRequest, Refusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'
import { openIdProvider, scopeOf } from './openid-provider.ts'
import { federationSeconds } from './pending.ts'

/** Where a browser goes; to a provider with a cookie that it comes back with. */
export type Begun = Refusal | { readonly kind: 'provider'; readonly to: string; readonly cookie: string }

/** Sends a browser to an identity provider. What is needed when it comes back is on disk before it goes. */
export async function beginFederation(
  hosted: HostedRequest,
  provider: IdentityProvider,
  browser: Browser,
  context: Context,
): Promise<Begun> {
  const { store, clock, random, openId } = context
  const text = () => Buffer.from(random.bytes(32)).toString('base64url')
  const [state, nonce, secret] = [text(), text(), text()]
  // Several tabs of a browser may be away at once.
  const cookie = browser.federationText() ?? text()
  // AWS: one address for all providers of a domain, at the domain that the browser used.
  const returnUrl = `${browser.origin}/oauth2/idpresponse`
  const upstream = openIdProvider(provider, browser.origin, context)
  const parameters = { redirect_uri: returnUrl, scope: scopeOf(provider), state, nonce, ...passedOn(browser.query) }
  const begun = await openId.begin(upstream, parameters, secret, clock.now())
  if (begun.kind === 'failed') {
    return { kind: 'page', error: 'server_error', clientId: hosted.client.ClientId, description: begun.reason }
  }
  store.federations.put({
    digest: digestOf(state),
    UserPoolId: hosted.pool.Id,
    ClientId: hosted.client.ClientId,
    ProviderName: provider.ProviderName,
    browser: digestOf(cookie),
    query: browser.query.toString(),
    returnUrl,
    nonce,
    ...(begun.verifier !== undefined && { verifier: begun.verifier }),
    expires: clock.now() + federationSeconds,
  })
  return { kind: 'provider', to: begun.url, cookie }
}

// AWS: "Authorize endpoint": login_hint goes on to the provider, and prompt to those of OpenID Connect.
function passedOn(query: URLSearchParams): Readonly<Record<string, string>> {
  const given = ['login_hint', 'prompt'].map((name) => [name, parameterOf(query, name)] as const)
  return Object.fromEntries(given.filter((pair): pair is readonly ['login_hint' | 'prompt', string] => pair[1] !== undefined))
}
