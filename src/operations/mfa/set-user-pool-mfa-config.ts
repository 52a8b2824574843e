import { mfaOffWithFactors, mfaOnWithoutFactors, userPoolNotFound } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { mfaConfig } from './mfa-config.ts'

// AWS: SetUserPoolMfaConfig; without MfaConfiguration it is OFF. What counts is whether a factor is given, not whether it is enabled.
export const setUserPoolMfaConfig = defineOperation('SetUserPoolMfaConfig', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const {
    MfaConfiguration = 'OFF',
    SmsMfaConfiguration,
    SoftwareTokenMfaConfiguration,
    EmailMfaConfiguration,
    WebAuthnConfiguration,
  } = input
  const given = [SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration].some((factor) => factor !== undefined)
  if (MfaConfiguration === 'OFF' && given) throw mfaOffWithFactors()
  if (MfaConfiguration !== 'OFF' && !given) throw mfaOnWithoutFactors()
  const pool = context.store.userPools.update(
    Id,
    (record) => ({
      ...record,
      MfaConfiguration,
      SmsMfaConfiguration,
      SoftwareTokenMfaConfiguration,
      EmailMfaConfiguration,
      WebAuthnConfiguration: WebAuthnConfiguration ?? record.WebAuthnConfiguration,
      SmsConfiguration: SmsMfaConfiguration?.SmsConfiguration ?? record.SmsConfiguration,
      LastModifiedDate: context.clock.now(),
    }),
    () => userPoolNotFound(Id),
  )
  return mfaConfig(pool)
})
