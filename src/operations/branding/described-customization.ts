import type { UiCustomization } from '../../domain/records/branding.ts'
import type { UICustomizationType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'

/** As it is answered: the image is an address, which this daemon serves. */
export function describedCustomization({ image, version, ...record }: UiCustomization, { settings }: Context): UICustomizationType {
  const { UserPoolId, ClientId } = record
  const ImageUrl = `${settings.baseUrl}/${UserPoolId}/${ClientId}/${version}/assets/images/image.jpg`
  return { ...record, ...(image !== undefined && { ImageUrl }), CSSVersion: version }
}
