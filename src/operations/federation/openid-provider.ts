import type { IdentityProvider } from '../../domain/records.ts'
import type { OpenIdProvider } from '../../ports/ports.ts'

/** An identity provider as the relying party knows it. */
export function openIdProvider({ ProviderName, ProviderDetails }: IdentityProvider): OpenIdProvider {
  const { oidc_issuer: issuer = '', client_id: clientId = '', client_secret: clientSecret } = ProviderDetails
  const { authorize_url: authorize, token_url: token, attributes_url: attributes, jwks_uri: keys } = ProviderDetails
  return {
    name: ProviderName,
    issuer,
    clientId,
    clientSecret: clientSecret || undefined,
    endpoints: { authorize, token, attributes, keys },
    attributesMethod: ProviderDetails.attributes_request_method === 'POST' ? 'POST' : 'GET',
  }
}
