/** Single logout: who signs out of the pool signs out of the SAML provider too. */
import { samlResponseInvalid } from '../../domain/federation.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import type { HostedSession } from '../../domain/records/sign-ins.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import { logoutRequest } from '../../domain/saml.ts'
import { federationSeconds } from '../federation/pending.ts'
import type { Refusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'
import { fromProvider } from './from-provider.ts'
import { redirectUrl } from './redirect-binding.ts'
import { samlMetadata } from './saml-provider.ts'

/** Signed out, with nowhere to go on to. */
export interface SignedOut {
  readonly kind: 'signedOut'
}

/**
 * Where the browser of a session goes to sign out at its provider; undefined where it need not.
 * @param destination where it goes afterwards
 */
// AWS: "SAML sign-out flow": the provider's IDPSignout says so, and the request is signed. Assumed: without a SingleLogoutService, or
// with a provider that cannot be asked, the user is signed out of the pool alone.
export async function signOutAtProvider(
  session: HostedSession | undefined,
  client: UserPoolClient,
  destination: string,
  context: Context,
): Promise<string | undefined> {
  const { store, clock, random } = context
  const { UserPoolId, saml } = session ?? {}
  if (UserPoolId === undefined || saml === undefined) return undefined
  const provider = store.identityProviders.get(compositeKey(UserPoolId, saml.ProviderName))
  if (provider?.ProviderDetails.IDPSignout !== 'true') return undefined
  const metadata = await samlMetadata(provider, context)
  if (metadata.kind === 'failed' || metadata.logoutUrl === undefined) return undefined
  const [id, state] = [`_${random.uuid()}`, Buffer.from(random.bytes(32)).toString('base64url')]
  store.federations.put({
    digest: digestOf(state),
    UserPoolId,
    ClientId: client.ClientId,
    ProviderName: saml.ProviderName,
    browser: '',
    query: '',
    returnUrl: destination,
    nonce: id,
    signsOut: true,
    expires: clock.now() + federationSeconds,
  })
  const location = metadata.logoutUrl
  const message = logoutRequest({ id, userPoolId: UserPoolId, destination: location, now: clock.now() }, saml)
  return redirectUrl({ location, kind: 'SAMLRequest', message, relayState: state, signer: UserPoolId }, context)
}

/** The provider's answer, which a browser posts: on to where it wanted to be signed out to. */
export async function takeLogoutResponse(
  form: URLSearchParams,
  userPoolId: string | undefined,
  context: Context,
): Promise<Refusal | SignedOut> {
  const { store, clock, saml } = context
  const pending = store.federations.get(digestOf(form.get('RelayState') ?? ''))
  const refused = (description: string): Refusal => ({ kind: 'page', error: 'invalid_request', clientId: pending?.ClientId, description })
  if (pending?.signsOut !== true || pending.expires <= clock.now()) {
    // It came late, a second time, or without what it was sent with: nothing tells where to go on to.
    const genuine = await fromProvider(form.get('SAMLResponse') ?? '', saml.logoutResponse, userPoolId, context)
    return genuine === undefined ? refused(samlResponseInvalid) : { kind: 'signedOut' }
  }
  store.federations.remove(pending.digest)
  const provider = store.identityProviders.get(compositeKey(pending.UserPoolId, pending.ProviderName))
  if (provider === undefined) return refused(`Identity provider ${pending.ProviderName} does not exist.`)
  const metadata = await samlMetadata(provider, context)
  if (metadata.kind === 'failed') return refused(metadata.reason)
  const answer = await saml.logoutResponse(form.get('SAMLResponse') ?? '', metadata.certificates)
  if (answer.kind === 'refused') return refused(`Invalid SAML logout response: ${answer.reason}`)
  if (answer.issuer !== metadata.entityId || answer.inResponseTo !== pending.nonce) {
    return refused('Invalid SAML logout response: it answers another request, or is of another provider.')
  }
  return { kind: 'redirect', to: pending.returnUrl }
}
