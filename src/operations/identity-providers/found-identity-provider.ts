import { shownDetails } from '../../domain/identity-provider.ts'
import { compositeKey } from '../../domain/keys.ts'
import { providerNotFound } from '../../domain/provider-errors.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { IdentityProviderType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'
import { encryptionCertificate } from '../saml/encryption-key.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** @throws ResourceNotFoundException */
export function foundIdentityProvider(input: { UserPoolId: string; ProviderName: string }, context: Context): IdentityProvider {
  const { Id } = foundUserPool(input.UserPoolId, context)
  return context.store.identityProviders.require(compositeKey(Id, input.ProviderName), () => providerNotFound(input.ProviderName))
}

/** As the API shows it. */
// Seen: every SAML provider shows its certificate, also where EncryptedResponses is false.
export async function describedProvider(provider: IdentityProvider, context: Context): Promise<IdentityProviderType> {
  const { encryptionKey: _, ...shown } = provider
  const ProviderDetails = shownDetails(provider.ProviderType, provider.ProviderDetails)
  if (provider.ProviderType !== 'SAML') return { ...shown, ProviderDetails }
  return { ...shown, ProviderDetails: { ...ProviderDetails, ActiveEncryptionCertificate: await encryptionCertificate(provider, context) } }
}
