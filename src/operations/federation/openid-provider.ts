import type { IdentityProvider } from '../../domain/records/federation.ts'
import { standsIn } from '../../domain/stand-in.ts'
import type { OpenIdProvider } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'
import { answerStandIn, standInIssuer } from '../stand-in/answer-stand-in.ts'

/** An identity provider as the relying party knows it. @param origin of the emulator, as the browser has it */
export function openIdProvider(provider: IdentityProvider, origin: string, context: Context): OpenIdProvider {
  const { ProviderName: name, ProviderType, ProviderDetails } = provider
  const { oidc_issuer = '', client_id: clientId = '', client_secret, attributes_request_method } = ProviderDetails
  const played = standsIn(provider)
  const issuer = played === undefined ? oidc_issuer : standInIssuer(origin, played)
  const { authorize_url: authorize, token_url: token, attributes_url: attributes, jwks_uri: keys } = ProviderDetails
  return {
    name,
    issuer,
    clientId,
    clientSecret: client_secret || undefined,
    // Those of a social provider are the real one's, whatever its issuer is here.
    endpoints: ProviderType === 'OIDC' ? { authorize, token, attributes, keys } : {},
    attributesMethod: attributes_request_method === 'POST' ? 'POST' : 'GET',
    ...(played !== undefined && { answer: answerStandIn(played, issuer, context) }),
  }
}

/** What a provider is asked for. */
export function scopeOf({ ProviderType, ProviderDetails }: IdentityProvider): string {
  const scope = ProviderDetails.authorize_scopes || 'openid'
  // AWS: social providers have scopes of their own, which Facebook separates by commas. A stand-in is one of OpenID Connect.
  return ProviderType === 'OIDC' || scope.split(/[\s,]+/).includes('openid') ? scope : `openid ${scope}`
}
