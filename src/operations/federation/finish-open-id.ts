import { providerLevel } from '../../domain/acr.ts'
import { returnAddress, returned } from '../../domain/authorization-request.ts'
import { providerMethods, providerTexts, signInOver } from '../../domain/federation.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { OpenIdIdentity } from '../../ports/ports.ts'
import type { ProviderAttributes } from '../../triggers/inbound-federation.ts'
import type { Browser } from '../oauth/authorize.ts'
import { hostedRequest, isRefusal, type Refusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'
import { type Finished, federatedSignIn } from './federated-sign-in.ts'
import { openIdProvider } from './openid-provider.ts'
import { pendingFederation } from './pending.ts'

/** What a browser brings back from a provider of OpenID Connect. @param url as it was called */
export async function finishOpenId(url: string, browser: Browser, context: Context): Promise<Finished> {
  const { store, clock, openId } = context
  const state = browser.query.get('state')
  const pending = pendingFederation(state, browser.federationText(), context)
  if (pending === undefined || state === null || pending.assertion !== undefined) return over()
  // Whatever comes of it: it is used up.
  store.federations.remove(pending.digest)
  const asked = new URLSearchParams(pending.query)
  const hosted = hostedRequest(asked, browser.userPoolId, context)
  if (isRefusal(hosted)) return hosted
  const provider = store.identityProviders.get(compositeKey(pending.UserPoolId, pending.ProviderName))
  if (provider === undefined || provider.ProviderType === 'SAML' || hosted.pool.Id !== pending.UserPoolId) return over(pending.ClientId)
  const { returnUrl, nonce, verifier } = pending
  const answer = await openId.finish(
    openIdProvider(provider, new URL(returnUrl).origin, context),
    { url, returnUrl, state, nonce, verifier },
    clock.now(),
  )
  if (answer.kind === 'failed') {
    // AWS: "Managed login and federation error responses": the app hears what the provider said.
    const error = { error: answer.error ?? 'server_error', error_description: answer.reason }
    return { kind: 'redirect', to: returned(returnAddress(asked, hosted.request.redirectUri), error) }
  }
  const attributes = attributesOf(answer)
  const values = { ...attributes.idToken, ...attributes.userInfo, ...tokensOf(attributes.tokenResponse) }
  // AWS: `username` is mapped from the subject, and OpenID Connect's is `sub`.
  const subject = values[provider.AttributeMapping.username ?? 'sub'] || attributes.idToken.sub || ''
  const { acr, amr } = answer.idToken
  const how = { level: providerLevel(provider.AcrMapping ?? {}, acr), methods: providerMethods(amr) }
  return federatedSignIn({ hosted, query: asked, provider, subject, attributes, values, how }, context)
}

// Assumed: the error's code. AWS shows "Something went wrong" for what is too late.
const over = (clientId?: string): Refusal => ({
  kind: 'page',
  error: 'invalid_request',
  clientId,
  description: signInOver,
})

type OpenIdAttributes = Required<Extract<ProviderAttributes, { tokenResponse: unknown }>>

const attributesOf = ({ tokens, idToken, userInfo }: OpenIdIdentity): OpenIdAttributes => ({
  tokenResponse: providerTexts(tokens),
  idToken: providerTexts(idToken),
  userInfo: providerTexts(userInfo ?? {}),
})

/** AWS: "Mapping IdP attributes": the provider's tokens can be mapped too. */
const tokensOf = ({ access_token, id_token }: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...(access_token !== undefined && { access_token }),
  ...(id_token !== undefined && { id_token }),
})
