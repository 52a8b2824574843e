import { defineIdentityOperation } from '../operation.ts'
import { taggedIdentityPool } from './found-identity-pool.ts'

export const listIdentityPoolTags = defineIdentityOperation('ListTagsForResource', (input, context) => ({
  Tags: taggedIdentityPool(input.ResourceArn, context).IdentityPoolTags ?? {},
}))
