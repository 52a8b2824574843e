import { defaultBranding, merged } from '../../domain/branding-defaults.ts'
import type { ManagedLoginBranding } from '../../domain/records/branding.ts'
import type { ManagedLoginBrandingType } from '../../model/generated/cognito-idp-types.ts'

/**
 * A style as it is answered.
 * @param whole with Cognito's own values where the style has none
 */
// AWS: DescribeManagedLoginBranding, "ReturnMergedResources".
export function describedBranding({ assets, Settings, ...branding }: ManagedLoginBranding, whole = false): ManagedLoginBrandingType {
  const settings = whole ? merged(defaultBranding, Settings) : Settings
  return {
    ...branding,
    ...(settings !== undefined && { Settings: settings }),
    Assets: assets.map(({ bytes, ...asset }) => ({ ...asset, ...(bytes !== undefined && { Bytes: Buffer.from(bytes, 'base64') }) })),
  }
}
