import type { IdentityProvider } from '../../domain/records/federation.ts'
import { authnRequest } from '../../domain/saml.ts'
import type { Context } from '../operation.ts'
import { redirectUrl } from './redirect-binding.ts'
import { type SamlFailure, samlMetadata } from './saml-provider.ts'

/** Where a browser goes to sign in at a SAML provider, and the request that has to be answered. */
export async function beginSaml(
  provider: IdentityProvider,
  { returnUrl, state, prompt }: { readonly returnUrl: string; readonly state: string; readonly prompt: readonly string[] },
  context: Context,
): Promise<{ readonly kind: 'begun'; readonly url: string; readonly expects: string } | SamlFailure> {
  const metadata = await samlMetadata(provider, context)
  if (metadata.kind === 'failed') return metadata
  const { UserPoolId: userPoolId, ProviderDetails } = provider
  // An XML ID does not begin with a digit.
  const expects = `_${context.random.uuid()}`
  const message = authnRequest({ id: expects, userPoolId, destination: metadata.signOnUrl, now: context.clock.now() }, returnUrl, prompt)
  // AWS: RequestSigningAlgorithm says whether requests are signed.
  const signer = ProviderDetails.RequestSigningAlgorithm === undefined ? undefined : userPoolId
  const sent = { location: metadata.signOnUrl, kind: 'SAMLRequest', message, relayState: state, signer } as const
  return { kind: 'begun', url: await redirectUrl(sent, context), expects }
}
