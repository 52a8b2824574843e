import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const getIdentityPoolRoles = defineIdentityOperation('GetIdentityPoolRoles', (input, context) => {
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  return context.store.identityPoolRoles.get(IdentityPoolId) ?? { IdentityPoolId }
})
