import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { completeRegistration } from './complete-registration.ts'

export const completeWebAuthnRegistration = defineOperation('CompleteWebAuthnRegistration', async (input, context) => {
  await completeRegistration(signedInUser(input.AccessToken, context), input.Credential, context)
  return {}
})
