import { providerGroup } from '../../domain/identity-provider.ts'
import { compositeKey } from '../../domain/keys.ts'
import { removeGroup } from '../groups/remove-group.ts'
import { defineOperation } from '../operation.ts'
import { foundIdentityProvider } from './found-identity-provider.ts'

// Assumed: the group of its users goes with it; the users stay.
export const deleteIdentityProvider = defineOperation('DeleteIdentityProvider', (input, context) => {
  const { store } = context
  const { UserPoolId, ProviderName } = foundIdentityProvider(input, context)
  store.identityProviders.remove(compositeKey(UserPoolId, ProviderName))
  removeGroup(UserPoolId, providerGroup(UserPoolId, ProviderName), store)
  return {}
})
