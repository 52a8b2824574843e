import { identityPoolNotFound } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { taggedIdentityPool } from './found-identity-pool.ts'

export const tagIdentityPool = defineIdentityOperation('TagResource', (input, context) => {
  const { IdentityPoolId, IdentityPoolTags } = taggedIdentityPool(input.ResourceArn, context)
  context.store.identityPools.update(
    IdentityPoolId,
    (pool) => ({ ...pool, IdentityPoolTags: { ...IdentityPoolTags, ...input.Tags } }),
    () => identityPoolNotFound(IdentityPoolId),
  )
  return {}
})
