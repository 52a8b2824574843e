import type { UserPool } from '../../domain/records/pools.ts'
import type { Output } from '../operation.ts'

/** The MFA settings of a pool, as both of their operations answer them. */
export function mfaConfig(pool: UserPool): Output<'GetUserPoolMfaConfig'> {
  const { SmsMfaConfiguration, SmsConfiguration, MfaConfiguration = 'OFF' } = pool
  // A pool that was created with MFA has SMS without having configured it here.
  const sms = SmsMfaConfiguration ?? (MfaConfiguration !== 'OFF' && SmsConfiguration ? { SmsConfiguration } : undefined)
  return {
    SmsMfaConfiguration: sms,
    SoftwareTokenMfaConfiguration: pool.SoftwareTokenMfaConfiguration ?? (MfaConfiguration === 'OFF' ? undefined : { Enabled: false }),
    EmailMfaConfiguration: pool.EmailMfaConfiguration,
    MfaConfiguration,
    WebAuthnConfiguration: pool.WebAuthnConfiguration,
  }
}
