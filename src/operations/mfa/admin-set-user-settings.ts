import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { preferFactors } from './prefer-factors.ts'
import { smsSetting } from './sms-setting.ts'

export const adminSetUserSettings = defineOperation('AdminSetUserSettings', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  preferFactors(pool, foundUser(pool, input.Username, context.store), { SMSMfaSettings: smsSetting(input.MFAOptions) }, context)
  return {}
})
