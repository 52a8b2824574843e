import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { revokeSession } from './revoke-session.ts'
import { checkTracking } from './tracked-sessions.ts'

export const adminRevokeUserSession = defineOperation('AdminRevokeUserSession', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  checkTracking(pool)
  const user = foundUser(pool, input.Username, context.store)
  revokeSession({ user, id: input.SessionId, linked: input.RevokeAssociatedSessions === 'LINKED' }, context)
  return {}
})
