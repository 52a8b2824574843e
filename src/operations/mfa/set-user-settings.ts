import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { preferFactors } from './prefer-factors.ts'
import { smsSetting } from './sms-setting.ts'

export const setUserSettings = defineOperation('SetUserSettings', (input, context) => {
  const { pool, user } = signedInUser(input.AccessToken, context)
  preferFactors(pool, user, { SMSMfaSettings: smsSetting(input.MFAOptions) }, context)
  return {}
})
