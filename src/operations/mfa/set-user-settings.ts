import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { preferFactors } from './prefer-factors.ts'
import { smsSetting } from './sms-setting.ts'

export const setUserSettings = defineOperation('SetUserSettings', (input, context) => {
  preferFactors(signedInUser(input.AccessToken, context).user, { SMSMfaSettings: smsSetting(input.MFAOptions) }, context)
  return {}
})
