import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

export const globalSignOut = defineOperation('GlobalSignOut', (input, context) => {
  revokeSignIns(signedInUser(input.AccessToken, context).user, context.store)
  return {}
})
