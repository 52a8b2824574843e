import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { preferFactors } from './prefer-factors.ts'

export const adminSetUserMfaPreference = defineOperation('AdminSetUserMFAPreference', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  preferFactors(pool, foundUser(pool, input.Username, context.store), input, context)
  return {}
})
