import { invalidParameter } from '../../domain/errors.ts'
import type { BrandingAsset } from '../../domain/records/branding.ts'
import type { AssetType } from '../../model/generated/cognito-idp-types.ts'

interface Given {
  readonly UseCognitoProvidedValues?: boolean | undefined
  readonly Settings?: unknown
  readonly Assets?: readonly AssetType[] | undefined
}

/**
 * Looks at what a style is made of.
 * @throws InvalidParameterException
 */
// AWS: CreateManagedLoginBranding: Cognito's own values cannot come with others. Assumed: the sentences.
export function checkBranding({ UseCognitoProvidedValues, Settings, Assets }: Given): void {
  if (UseCognitoProvidedValues === true && (Settings !== undefined || (Assets?.length ?? 0) > 0)) {
    throw invalidParameter('UseCognitoProvidedValues cannot be combined with Settings or Assets.')
  }
  if (Settings !== undefined && (typeof Settings !== 'object' || Settings === null || Array.isArray(Settings))) {
    throw invalidParameter('Settings is not a JSON object.')
  }
  const places = (Assets ?? []).map(({ Category, ColorMode, ResourceId = '' }) => `${Category} ${ColorMode} ${ResourceId}`)
  const twice = places.find((place, index) => places.indexOf(place) !== index)
  if (twice !== undefined) throw invalidParameter(`Assets has more than one ${twice.trim()}.`)
  const empty = Assets?.find(({ Bytes, ResourceId }) => Bytes === undefined && ResourceId === undefined)
  if (empty !== undefined) throw invalidParameter(`The asset ${empty.Category} has neither Bytes nor ResourceId.`)
  const oversized = Assets?.find(({ Bytes }) => (Bytes?.length ?? 0) > 1_000_000)
  if (oversized !== undefined) throw invalidParameter(`The asset ${oversized.Category} is larger than 1000000 bytes.`)
}

export const storedAssets = (assets: readonly AssetType[] | undefined): BrandingAsset[] =>
  (assets ?? []).map(({ Bytes, ...asset }) => ({ ...asset, ...(Bytes !== undefined && { bytes: Buffer.from(Bytes).toString('base64') }) }))
