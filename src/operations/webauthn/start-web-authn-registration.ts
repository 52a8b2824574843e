import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { startRegistration } from './start-registration.ts'

export const startWebAuthnRegistration = defineOperation('StartWebAuthnRegistration', (input, context) =>
  startRegistration(signedInUser(input.AccessToken, context), context),
)
