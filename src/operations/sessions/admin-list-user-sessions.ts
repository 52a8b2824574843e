import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { listedSessions } from './listed-sessions.ts'
import { checkTracking } from './tracked-sessions.ts'

export const adminListUserSessions = defineOperation('AdminListUserSessions', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  checkTracking(pool)
  return listedSessions(foundUser(pool, input.Username, context.store), undefined, context)
})
