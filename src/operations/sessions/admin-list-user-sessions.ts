import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { checkTracking, listedSessions } from './found-session.ts'

export const adminListUserSessions = defineOperation('AdminListUserSessions', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  checkTracking(pool)
  return listedSessions(foundUser(pool, input.Username, context.store), undefined, context)
})
