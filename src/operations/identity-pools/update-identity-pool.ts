import { identityPoolNotFound } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

// AWS: UpdateIdentityPool takes the whole pool: what is left out is no longer set. Tags stay unless they are given.
export const updateIdentityPool = defineIdentityOperation('UpdateIdentityPool', (input, context) => {
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  return context.store.identityPools.update(
    IdentityPoolId,
    ({ region, arn, IdentityPoolTags }) => ({ IdentityPoolTags, ...input, region, arn }),
    () => identityPoolNotFound(IdentityPoolId),
  )
})
