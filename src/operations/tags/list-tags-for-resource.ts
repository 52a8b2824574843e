import { defineOperation } from '../operation.ts'
import { taggedUserPool } from './tagged-user-pool.ts'

export const listTagsForResource = defineOperation('ListTagsForResource', (input, context) => ({
  Tags: taggedUserPool(input.ResourceArn, context).UserPoolTags ?? {},
}))
