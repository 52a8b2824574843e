import { compositeKey } from '../../domain/keys.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const deleteIdentityPool = defineIdentityOperation('DeleteIdentityPool', (input, context) => {
  const { store } = context
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  for (const { IdentityId } of store.identities.list(IdentityPoolId)) store.identities.remove(IdentityId)
  for (const { IdentityProviderName } of store.principalTagMaps.list(IdentityPoolId)) {
    store.principalTagMaps.remove(compositeKey(IdentityPoolId, IdentityProviderName))
  }
  store.identityPoolRoles.remove(IdentityPoolId)
  store.identityPools.remove(IdentityPoolId)
  return {}
})
