import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'
import { removeUser } from './remove-user.ts'

export const adminDeleteUser = defineOperation('AdminDeleteUser', (input, context) => {
  const { UserPoolId, Username } = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  removeUser(UserPoolId, Username, context.store)
  return {}
})
