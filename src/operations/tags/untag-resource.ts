import { resourceArnNotFound } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { taggedUserPool } from './tagged-user-pool.ts'

export const untagResource = defineOperation('UntagResource', (input, context) => {
  const { Id, UserPoolTags = {} } = taggedUserPool(input.ResourceArn, context)
  const kept = Object.entries(UserPoolTags).filter(([key]) => !input.TagKeys.includes(key))
  context.store.userPools.update(
    Id,
    (pool) => ({ ...pool, UserPoolTags: kept.length > 0 ? Object.fromEntries(kept) : undefined }),
    () => resourceArnNotFound(input.ResourceArn),
  )
  return {}
})
