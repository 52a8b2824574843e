import { invalidParameter, resourceArnNotFound } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { maximumTags, taggedUserPool } from './tagged-user-pool.ts'

export const tagResource = defineOperation('TagResource', (input, context) => {
  const { Id, UserPoolTags } = taggedUserPool(input.ResourceArn, context)
  const tags = { ...UserPoolTags, ...input.Tags }
  // Assumed: the sentence.
  if (Object.keys(tags).length > maximumTags) throw invalidParameter(`A resource can have at most ${maximumTags} tags.`)
  context.store.userPools.update(
    Id,
    (pool) => ({ ...pool, UserPoolTags: tags }),
    () => resourceArnNotFound(input.ResourceArn),
  )
  return {}
})
