import { refreshTokenInvalid } from '../../domain/errors.ts'
import { sessionRevoked } from '../../domain/token-session.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { checkTracking, foundSession } from './found-session.ts'

export const adminRevokeUserSession = defineOperation('AdminRevokeUserSession', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  checkTracking(pool)
  const { originJti } = foundSession(foundUser(pool, input.Username, context.store), input.SessionId, context)
  context.store.signIns.update(originJti, sessionRevoked, refreshTokenInvalid)
  return {}
})
