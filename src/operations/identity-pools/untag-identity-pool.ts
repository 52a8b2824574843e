import { identityPoolNotFound } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { taggedIdentityPool } from './found-identity-pool.ts'

export const untagIdentityPool = defineIdentityOperation('UntagResource', (input, context) => {
  const { IdentityPoolId, IdentityPoolTags = {} } = taggedIdentityPool(input.ResourceArn, context)
  const kept = Object.entries(IdentityPoolTags).filter(([key]) => !input.TagKeys.includes(key))
  context.store.identityPools.update(
    IdentityPoolId,
    (pool) => ({ ...pool, IdentityPoolTags: Object.fromEntries(kept) }),
    () => identityPoolNotFound(IdentityPoolId),
  )
  return {}
})
