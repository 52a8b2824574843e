import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { preferFactors } from './prefer-factors.ts'

export const setUserMfaPreference = defineOperation('SetUserMFAPreference', (input, context) => {
  const { pool, user } = signedInUser(input.AccessToken, context)
  preferFactors(pool, user, input, context)
  return {}
})
