import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { preferFactors } from './prefer-factors.ts'
import { smsSetting } from './sms-setting.ts'

export const adminSetUserSettings = defineOperation('AdminSetUserSettings', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  preferFactors(user, { SMSMfaSettings: smsSetting(input.MFAOptions) }, context)
  return {}
})
