import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

export const adminUserGlobalSignOut = defineOperation('AdminUserGlobalSignOut', (input, context) => {
  revokeSignIns(foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store), context.store)
  return {}
})
