import type { FactorSetting } from '../../domain/mfa.ts'
import type { MFAOptionType } from '../../model/generated/cognito-idp-types.ts'

/** The one thing that the old `MFAOptions` can say: whether codes go to the phone. */
// AWS: SetUserSettings: only SMS; an empty list turns it off.
export function smsSetting(options: readonly MFAOptionType[]): FactorSetting {
  const on = options.some(({ DeliveryMedium, AttributeName }) => DeliveryMedium === 'SMS' && AttributeName === 'phone_number')
  return { Enabled: on }
}
