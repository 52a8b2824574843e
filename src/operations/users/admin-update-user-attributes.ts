import { attributeValues } from '../../domain/user.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { changeAttributes } from './change-attributes.ts'
import { foundUser } from './find-user.ts'

export const adminUpdateUserAttributes = defineOperation('AdminUpdateUserAttributes', async (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const user = foundUser(pool, input.Username, context.store)
  await changeAttributes({ pool, user, attributes: attributeValues(input.UserAttributes), clientMetadata: input.ClientMetadata }, context)
  return {}
})
