import { currentSession, refreshTokenInvalid } from '../../domain/errors.ts'
import { sessionRevoked } from '../../domain/token-session.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { checkTracking, foundSession } from './found-session.ts'

// AWS: RevokeUserSession: who wants to end the session of the token itself signs out. `LINKED` also ends the single sign-on session
// of managed login that a session came through; those that the API began have none.
export const revokeUserSession = defineOperation('RevokeUserSession', (input, context) => {
  const { pool, user, signIn } = signedInUser(input.AccessToken, context)
  checkTracking(pool)
  const { originJti } = foundSession(user, input.SessionId, context)
  if (originJti === signIn.originJti) throw currentSession()
  context.store.signIns.update(originJti, sessionRevoked, refreshTokenInvalid)
  return {}
})
