import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const setPrincipalTagAttributeMap = defineIdentityOperation('SetPrincipalTagAttributeMap', (input, context) => {
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  const { IdentityProviderName, UseDefaults, PrincipalTags } = input
  return context.store.principalTagMaps.put({ IdentityPoolId, IdentityProviderName, UseDefaults: UseDefaults ?? false, PrincipalTags })
})
