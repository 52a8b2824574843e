import { configuredFactors } from '../../domain/first-factors.ts'
import { answeredFactors } from '../../domain/mfa.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { hasPasskey } from '../webauthn/passkeys-of.ts'
import { foundUser } from './find-user.ts'

export const adminGetUserAuthFactors = defineOperation('AdminGetUserAuthFactors', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  return {
    Username: user.Username,
    ...answeredFactors(user),
    ConfiguredUserAuthFactors: configuredFactors(user, hasPasskey(user, context.store)),
  }
})
