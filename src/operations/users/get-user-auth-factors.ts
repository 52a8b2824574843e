import { configuredFactors } from '../../domain/first-factors.ts'
import { answeredFactors } from '../../domain/mfa.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { hasPasskey } from '../webauthn/passkeys-of.ts'

export const getUserAuthFactors = defineOperation('GetUserAuthFactors', (input, context) => {
  const { user } = signedInUser(input.AccessToken, context)
  return {
    Username: user.Username,
    ...answeredFactors(user),
    ConfiguredUserAuthFactors: configuredFactors(user, hasPasskey(user, context.store)),
  }
})
