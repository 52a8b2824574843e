import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'
import { removeAttributes } from './remove-attributes.ts'

export const adminDeleteUserAttributes = defineOperation('AdminDeleteUserAttributes', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  removeAttributes(pool, foundUser(pool, input.Username, context.store), input.UserAttributeNames, context)
  return {}
})
