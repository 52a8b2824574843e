import { providerNames } from '../../domain/acr.ts'
import { parameterOf } from '../../domain/authorization-request.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import type { Browser } from '../oauth/authorize.ts'
import type { HostedRequest, Refusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'
import { beginSaml } from '../saml/begin-saml.ts'
import { openIdProvider, scopeOf } from './openid-provider.ts'
import { federationSeconds } from './pending.ts'

/** Where a browser goes; to a provider with a cookie that it comes back with. */
export type Begun = Refusal | { readonly kind: 'provider'; readonly to: string; readonly cookie: string }

interface Sent {
  readonly kind: 'begun'
  readonly url: string
  /** What the provider has to repeat. */
  readonly expects: string
  readonly verifier?: string
}

/** Sends a browser to an identity provider. What is needed when it comes back is on disk before it goes. */
export async function beginFederation(
  hosted: HostedRequest,
  provider: IdentityProvider,
  browser: Browser,
  context: Context,
): Promise<Begun> {
  const { store, clock, random } = context
  const text = () => Buffer.from(random.bytes(32)).toString('base64url')
  const [state, secret] = [text(), text()]
  // Several tabs of a browser may be away at once.
  const known = browser.federationText()
  const cookie = known !== undefined && /^[\w-]{43}$/.test(known) ? known : text()
  // AWS: one address for all providers of a domain, at the domain that the browser used.
  const isSaml = provider.ProviderType === 'SAML'
  const returnUrl = `${browser.origin}/${isSaml ? 'saml2' : 'oauth2'}/idpresponse`
  const begun: Sent | { readonly kind: 'failed'; readonly reason: string } = isSaml
    ? await beginSaml(provider, { returnUrl, state, prompt: hosted.request.prompt }, context)
    : await beginOpenId(hosted, provider, browser, { returnUrl, state, nonce: text(), secret }, context)
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
    nonce: begun.expects,
    ...(begun.verifier !== undefined && { verifier: begun.verifier }),
    expires: clock.now() + federationSeconds,
  })
  return { kind: 'provider', to: begun.url, cookie }
}

interface Sending {
  readonly returnUrl: string
  readonly state: string
  readonly nonce: string
  readonly secret: string
}

async function beginOpenId(
  { levels = [] }: HostedRequest,
  provider: IdentityProvider,
  { origin, query }: Browser,
  { returnUrl, state, nonce, secret }: Sending,
  context: Context,
): Promise<Sent | { readonly kind: 'failed'; readonly reason: string }> {
  const upstream = openIdProvider(provider, origin, context)
  // AWS: CreateIdentityProvider, "AcrMapping": the provider is asked for the level by its own name for it.
  const names = providerNames(provider.AcrMapping ?? {}, levels)
  const parameters = {
    redirect_uri: returnUrl,
    scope: scopeOf(provider),
    state,
    nonce,
    ...passedOn(query),
    ...(names.length > 0 && { acr_values: names.join(' ') }),
  }
  const begun = await context.openId.begin(upstream, parameters, secret, context.clock.now())
  return begun.kind === 'failed' ? begun : { ...begun, expects: nonce }
}

// AWS: "Authorize endpoint": login_hint goes on to the provider, and prompt to those of OpenID Connect.
function passedOn(query: URLSearchParams): Readonly<Record<string, string>> {
  const given = ['login_hint', 'prompt'].map((name) => [name, parameterOf(query, name)] as const)
  return Object.fromEntries(given.filter((pair): pair is readonly ['login_hint' | 'prompt', string] => pair[1] !== undefined))
}
