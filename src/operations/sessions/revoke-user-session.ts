import { currentSession } from '../../domain/errors.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { revokeSession } from './revoke-session.ts'
import { checkTracking } from './tracked-sessions.ts'

// AWS: RevokeUserSession: who wants to end the session of the token itself signs out.
export const revokeUserSession = defineOperation('RevokeUserSession', (input, context) => {
  const { pool, user, signIn } = signedInUser(input.AccessToken, context)
  checkTracking(pool)
  if (signIn.session?.id === input.SessionId) throw currentSession()
  revokeSession({ user, id: input.SessionId, linked: input.RevokeAssociatedSessions === 'LINKED' }, context)
  return {}
})
