import { compositeKey } from '../../domain/keys.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const getPrincipalTagAttributeMap = defineIdentityOperation('GetPrincipalTagAttributeMap', (input, context) => {
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  const { IdentityProviderName } = input
  const known = context.store.principalTagMaps.get(compositeKey(IdentityPoolId, IdentityProviderName))
  // Assumed: what was never set is answered by its names alone.
  return known ?? { IdentityPoolId, IdentityProviderName }
})
