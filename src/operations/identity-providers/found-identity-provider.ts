import { shownDetails } from '../../domain/identity-provider.ts'
import { compositeKey } from '../../domain/keys.ts'
import { providerNotFound } from '../../domain/provider-errors.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { Context } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** @throws ResourceNotFoundException */
export function foundIdentityProvider(input: { UserPoolId: string; ProviderName: string }, context: Context): IdentityProvider {
  const { Id } = foundUserPool(input.UserPoolId, context)
  return context.store.identityProviders.require(compositeKey(Id, input.ProviderName), () => providerNotFound(input.ProviderName))
}

/** As the API shows it. */
export const describedProvider = (provider: IdentityProvider): IdentityProvider => ({
  ...provider,
  ProviderDetails: shownDetails(provider.ProviderType, provider.ProviderDetails),
})
