import { invalidParameter, noDelivery, totpNotVerified, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { canUse, type FactorSetting, factorsSet } from '../../domain/mfa.ts'
import { passkeyMfaAlone, passkeyMfaNotConfigured } from '../../domain/passkey-errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { MfaFactor, User } from '../../domain/records/users.ts'
import { canBeTwoFactors } from '../../domain/webauthn.ts'
import type { Context } from '../operation.ts'

type Settings = Readonly<Partial<Record<MfaFactor, FactorSetting>>>

export interface PreferenceInput {
  readonly SMSMfaSettings?: FactorSetting | undefined
  readonly SoftwareTokenMfaSettings?: FactorSetting | undefined
  readonly EmailMfaSettings?: FactorSetting | undefined
  readonly WebAuthnMfaSettings?: FactorSetting | undefined
}

/**
 * Turns a user's factors on and off, for SetUserMFAPreference and its admin twin.
 * @throws InvalidParameterException where a factor is turned on that the user cannot use
 */
export function preferFactors(pool: UserPool, user: User, input: PreferenceInput, { store }: Context): void {
  const settings: Settings = {
    ...(input.SMSMfaSettings && { SMS_MFA: input.SMSMfaSettings }),
    ...(input.SoftwareTokenMfaSettings && { SOFTWARE_TOKEN_MFA: input.SoftwareTokenMfaSettings }),
    ...(input.EmailMfaSettings && { EMAIL_OTP: input.EmailMfaSettings }),
  }
  const turnedOn = Object.entries(settings).filter(([, { Enabled }]) => Enabled === true)
  for (const [name] of turnedOn) {
    const factor = name as MfaFactor
    if (!canUse(user, factor)) throw factor === 'SOFTWARE_TOKEN_MFA' ? totpNotVerified() : noDelivery(factor)
  }
  // Assumed: the sentence; that only one can come first follows from the answer having one.
  if (turnedOn.filter(([, { PreferredMfa }]) => PreferredMfa === true).length > 1)
    throw invalidParameter('Only one MFA setting can be preferred.')
  const passkey = input.WebAuthnMfaSettings?.Enabled
  if (passkey === true && !canBeTwoFactors(pool)) throw passkeyMfaNotConfigured()
  store.users.update(
    userKey(user),
    (record) => {
      const changed = { ...factorsSet(record, settings), ...(passkey !== undefined && { passkeyMfa: passkey }) }
      // AWS: WebAuthnMfaSettingsType: who loses the passkey must have another way in.
      if (changed.passkeyMfa === true && changed.mfa?.enabled.length === 0) throw passkeyMfaAlone()
      return changed
    },
    userNotFound,
  )
}
