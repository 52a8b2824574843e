import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const deleteIdentityPool = defineIdentityOperation('DeleteIdentityPool', (input, context) => {
  context.store.identityPools.remove(foundIdentityPool(input.IdentityPoolId, context).IdentityPoolId)
  return {}
})
