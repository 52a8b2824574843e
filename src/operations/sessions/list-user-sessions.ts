import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { listedSessions } from './listed-sessions.ts'
import { checkTracking } from './tracked-sessions.ts'

export const listUserSessions = defineOperation('ListUserSessions', (input, context) => {
  const { pool, user, signIn } = signedInUser(input.AccessToken, context)
  checkTracking(pool)
  return listedSessions(user, signIn.originJti, context)
})
