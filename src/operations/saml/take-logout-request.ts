import { samlResponseInvalid } from '../../domain/federation.ts'
import { unsupportedLogout } from '../../domain/saml.ts'
import type { Refusal } from '../oauth/hosted-request.ts'
import type { Context } from '../operation.ts'
import { fromProvider } from './from-provider.ts'
import { redirectUrl } from './redirect-binding.ts'

/** A sign-out that the provider begins: it hears that this is not supported, if it is the provider. */
// AWS: "SAML sign-out flow": a sign-out begins at /logout, and what comes to /saml2/logout is a LogoutResponse. A provider's own request is
// not written of anywhere; Assumed: so nobody is signed out, and the answer is SAML's word for that.
export async function takeLogoutRequest(form: URLSearchParams, userPoolId: string | undefined, context: Context): Promise<Refusal> {
  const { saml, random, clock } = context
  const genuine = await fromProvider(form.get('SAMLRequest') ?? '', saml.logoutRequest, userPoolId, context)
  const location = genuine?.metadata.logoutUrl
  if (genuine === undefined || location === undefined) {
    return { kind: 'page', error: 'invalid_request', clientId: undefined, description: samlResponseInvalid }
  }
  const { message: request, provider } = genuine
  const signer = provider.UserPoolId
  const message = unsupportedLogout({ id: `_${random.uuid()}`, userPoolId: signer, destination: location, now: clock.now() }, request.id)
  const relayState = form.get('RelayState') ?? undefined
  return { kind: 'redirect', to: await redirectUrl({ location, kind: 'SAMLResponse', message, relayState, signer }, context) }
}
