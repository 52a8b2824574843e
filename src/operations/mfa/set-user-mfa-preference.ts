import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { preferFactors } from './prefer-factors.ts'

export const setUserMfaPreference = defineOperation('SetUserMFAPreference', (input, context) => {
  preferFactors(signedInUser(input.AccessToken, context).user, input, context)
  return {}
})
