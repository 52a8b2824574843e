import { returnAddress, returned } from '../../domain/authorization-request.ts'
import { samlResponseInvalid } from '../../domain/federation.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { Federation, IdentityProvider } from '../../domain/records/federation.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import { assertionEnd, assertionProblem } from '../../domain/saml.ts'
import type { SamlAssertion } from '../../ports/ports.ts'
import type { Finished } from '../federation/federated-sign-in.ts'
import { type Browser, namedProvider } from '../oauth/authorize.ts'
import { type HostedRequest, hostedRequest, isRefusal, type Refusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'
import { encryptionKey } from './encryption-key.ts'
import { samlMetadata } from './saml-provider.ts'
import { samlSignIn } from './saml-sign-in.ts'

/** A browser that is to come back with its cookies, which the form of another site did not bring along. */
export type Taken = Finished | { readonly kind: 'goOn'; readonly ticket: string }

/** Seconds for the redirect after the form. */
const ticketSeconds = 60

/** AWS: "The IdP SAML assertion endpoint". */
const responseLimit = 100_000

const noPassive = 'urn:oasis:names:tc:SAML:2.0:status:NoPassive'

interface Sought {
  readonly hosted: HostedRequest
  readonly query: URLSearchParams
  readonly provider: IdentityProvider
  readonly recipient: string
  /** What it answers; undefined where the provider began by itself. */
  readonly pending: Federation | undefined
}

/** The form that a SAML provider has a browser post. */
export async function takeSamlResponse(form: URLSearchParams, browser: Browser, context: Context): Promise<Taken> {
  const { store, clock, random } = context
  const [response, relayState] = [form.get('SAMLResponse') ?? '', form.get('RelayState') ?? '']
  if (response === '' || response.length > responseLimit) return over()
  const sought = soughtFor(relayState, browser, context)
  if (isRefused(sought)) return sought
  const { hosted, query, provider, pending } = sought
  // Whatever comes of it: the request is answered.
  if (pending !== undefined) store.federations.remove(pending.digest)
  const assertion = await goodAssertion(response, sought, context)
  if (typeof assertion === 'string') {
    // Seen: the sentence and the code. OpenID Connect has its own for a user who would have to be asked.
    const error = {
      error: assertion.includes(noPassive) ? 'login_required' : 'server_error',
      error_description: `Invalid SAML response received: ${assertion}`,
    }
    return { kind: 'redirect', to: returned(returnAddress(query, hosted.request.redirectUri), error) }
  }
  if (pending === undefined) return samlSignIn({ hosted, query, provider, assertion }, context)
  const ticket = Buffer.from(random.bytes(32)).toString('base64url')
  store.federations.put({ ...pending, digest: digestOf(ticket), assertion, expires: clock.now() + ticketSeconds })
  return { kind: 'goOn', ticket }
}

const over = (): Refusal => ({
  kind: 'page',
  error: 'invalid_request',
  clientId: undefined,
  description: samlResponseInvalid,
})

const isRefused = (sought: Sought | Refusal): sought is Refusal => 'kind' in sought

function soughtFor(relayState: string, browser: Browser, context: Context): Sought | Refusal {
  const { store, clock } = context
  const pending = store.federations.get(digestOf(relayState))
  if (pending === undefined) return unsolicited(relayState, browser, context)
  if (pending.expires <= clock.now() || pending.assertion !== undefined || pending.signsOut === true) return over()
  const query = new URLSearchParams(pending.query)
  const hosted = hostedRequest(query, browser.userPoolId, context)
  if (isRefusal(hosted)) return hosted
  const provider = store.identityProviders.get(compositeKey(pending.UserPoolId, pending.ProviderName))
  if (provider?.ProviderType !== 'SAML') return over()
  return { hosted, query, provider, recipient: pending.returnUrl, pending }
}

// AWS: "Implement IdP-initiated SAML sign-in": RelayState has what the authorization endpoint would be asked.
function unsolicited(relayState: string, browser: Browser, context: Context): Sought | Refusal {
  const query = new URLSearchParams(relayState)
  if (!query.has('client_id')) return over()
  const hosted = hostedRequest(query, browser.userPoolId, context)
  if (isRefusal(hosted)) return hosted.kind === 'page' ? over() : hosted
  const provider = namedProvider(query, hosted, context)
  if (provider?.ProviderType !== 'SAML' || provider.ProviderDetails.IDPInit !== 'true') return over()
  return { hosted, query, provider, recipient: `${browser.origin}/saml2/idpresponse`, pending: undefined }
}

/** The assertion of a response, or what is wrong with it. It is good once. */
async function goodAssertion(response: string, sought: Sought, context: Context): Promise<SamlAssertion | string> {
  const { provider, recipient, pending } = sought
  const { saml, clock, store } = context
  const metadata = await samlMetadata(provider, context)
  if (metadata.kind === 'failed') return metadata.reason
  const decryption =
    provider.ProviderDetails.EncryptedResponses === 'true' ? (await encryptionKey(provider, context)).privateKey : undefined
  const assertion = await saml.assertion(response, metadata.certificates, decryption)
  if (assertion.kind === 'refused') return assertion.reason
  const { UserPoolId, ProviderName } = provider
  const { entityId } = metadata
  const problem = assertionProblem(assertion, { entityId, userPoolId: UserPoolId, recipient, requestId: pending?.nonce, now: clock.now() })
  if (problem !== undefined) return problem
  // AWS: "Things to know about SAML IdPs": assertions cannot be replayed.
  const key = compositeKey(UserPoolId, ProviderName, assertion.id)
  if (store.samlAssertions.has(key)) return 'The assertion has been used already.'
  store.samlAssertions.put({ UserPoolId, ProviderName, id: assertion.id, expires: assertionEnd(assertion) })
  return assertion
}
