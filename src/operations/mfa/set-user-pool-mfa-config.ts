import { featureUnavailable, invalidParameter, mfaOffWithFactors, mfaOnWithoutFactors, userPoolNotFound } from '../../domain/errors.ts'
import { passkeySingleFactor } from '../../domain/passkey-errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { allowsPasskeys, isRelyingPartyId } from '../../domain/webauthn.ts'
import type { WebAuthnConfigurationType } from '../../model/generated/cognito-idp-types.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { mfaConfig } from './mfa-config.ts'

// AWS: SetUserPoolMfaConfig; without MfaConfiguration it is OFF. What counts is whether a factor is given, not whether it is enabled.
export const setUserPoolMfaConfig = defineOperation('SetUserPoolMfaConfig', (input, context) => {
  const found = foundUserPool(input.UserPoolId, context)
  const { Id } = found
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
  // AWS: "EmailMfaConfiguration": from the Essentials tier on.
  if (EmailMfaConfiguration !== undefined && found.UserPoolTier === 'LITE') throw featureUnavailable('EmailMfaConfiguration')
  const passkeys = WebAuthnConfiguration && givenPasskeys(WebAuthnConfiguration, found)
  const singleFactor = (passkeys ?? found.WebAuthnConfiguration)?.FactorConfiguration !== 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  if (MfaConfiguration === 'ON' && allowsPasskeys(found) && singleFactor) throw passkeySingleFactor()
  const pool = context.store.userPools.update(
    Id,
    (record) => ({
      ...record,
      MfaConfiguration,
      SmsMfaConfiguration,
      SoftwareTokenMfaConfiguration,
      EmailMfaConfiguration,
      WebAuthnConfiguration: passkeys ?? record.WebAuthnConfiguration,
      SmsConfiguration: SmsMfaConfiguration?.SmsConfiguration ?? record.SmsConfiguration,
      LastModifiedDate: context.clock.now(),
    }),
    () => userPoolNotFound(Id),
  )
  return mfaConfig(pool)
})

// AWS: WebAuthnConfigurationType: from the Essentials tier on; user verification is preferred where nothing is said.
function givenPasskeys(given: WebAuthnConfigurationType, pool: UserPool): WebAuthnConfigurationType {
  if (pool.UserPoolTier === 'LITE') throw featureUnavailable('WebAuthnConfiguration')
  const { RelyingPartyId, UserVerification = 'preferred' } = given
  // Assumed: the sentence.
  if (RelyingPartyId !== undefined && !isRelyingPartyId(RelyingPartyId))
    throw invalidParameter(`The relying party ID ${RelyingPartyId} is not a domain name.`)
  return { ...given, UserVerification }
}
