import { compositeKey } from '../../domain/keys.ts'
import { identifierNotFound } from '../../domain/provider-errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { describedProvider } from './found-identity-provider.ts'

export const getIdentityProviderByIdentifier = defineOperation('GetIdentityProviderByIdentifier', async (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const provider = context.store.identityProviders.find('identifier', compositeKey(Id, input.IdpIdentifier))
  if (provider === undefined) throw identifierNotFound(input.IdpIdentifier)
  return { IdentityProvider: await describedProvider(provider, context) }
})
