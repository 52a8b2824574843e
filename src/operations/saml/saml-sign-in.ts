import { providerLevel } from '../../domain/acr.ts'
import { providerMethods, providerTexts, signInOver } from '../../domain/federation.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { SamlAssertion } from '../../domain/saml.ts'
import { type Finished, federatedSignIn } from '../federation/federated-sign-in.ts'
import { pendingFederation } from '../federation/pending.ts'
import type { Browser } from '../oauth/authorize.ts'
import { type HostedRequest, hostedRequest, isRefusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'

interface SamlSignIn {
  readonly hosted: HostedRequest
  readonly query: URLSearchParams
  readonly provider: IdentityProvider
  readonly assertion: SamlAssertion
}

/** Signs in whom a good assertion names. */
export function samlSignIn({ hosted, query, provider, assertion }: SamlSignIn, context: Context): Promise<Finished> {
  const { nameId, nameIdFormat, sessionIndex, issuer, attributes } = assertion
  // An attribute with one value is that value.
  const values = providerTexts(Object.fromEntries(Object.entries(attributes).map(([name, all]) => [name, all.length === 1 ? all[0] : all])))
  const saml = {
    ProviderName: provider.ProviderName,
    nameId,
    ...(nameIdFormat !== undefined && { nameIdFormat }),
    ...(sessionIndex !== undefined && { sessionIndex }),
  }
  // AWS: "Mapping IdP attributes": the username of a SAML provider's user is made of the NameID.
  // AWS: "AMR values" and CreateIdentityProvider, "AcrMapping", which providers of SAML do not have.
  const how = { level: providerLevel({}, undefined), methods: providerMethods(undefined) }
  const identity = { subject: nameId, attributes: { samlResponse: values }, values, issuer }
  return federatedSignIn({ hosted, query, provider, ...identity, saml, how }, context)
}

/** The browser that posted a response is back with its cookies: it has to be the one that was sent away. */
export async function finishSaml(browser: Browser, context: Context): Promise<Finished> {
  const { store } = context
  const pending = pendingFederation(browser.query.get('ticket'), browser.federationText(), context)
  const over = { kind: 'page', error: 'invalid_request', clientId: pending?.ClientId, description: signInOver } as const
  if (pending?.assertion === undefined) return over
  store.federations.remove(pending.digest)
  const query = new URLSearchParams(pending.query)
  const hosted = hostedRequest(query, browser.userPoolId, context)
  if (isRefusal(hosted)) return hosted
  const provider = store.identityProviders.get(compositeKey(pending.UserPoolId, pending.ProviderName))
  return provider === undefined ? over : samlSignIn({ hosted, query, provider, assertion: pending.assertion }, context)
}
