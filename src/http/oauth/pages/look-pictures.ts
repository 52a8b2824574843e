/** The pictures of a style, each for light and dark. */
import type { BrandingAsset } from '../../../domain/records/branding.ts'

/** Data URIs. */
export interface Picture {
  readonly light: string
  /** Where there is another one for the dark. */
  readonly dark?: string
}

/** Which of the two modes a style has; undefined: what the browser wishes. */
export type OneMode = 'LIGHT' | 'DARK' | undefined

const types: Readonly<Record<BrandingAsset['Extension'], string>> = {
  ICO: 'image/x-icon',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  SVG: 'image/svg+xml',
  WEBP: 'image/webp',
}

export function pictureOf(assets: readonly BrandingAsset[], category: BrandingAsset['Category'], mode: OneMode): Picture | undefined {
  const own = assets.filter(({ Category, bytes }) => Category === category && bytes !== undefined)
  const uri = (modes: readonly string[]): string | undefined => {
    const asset = modes.flatMap((one) => own.find(({ ColorMode }) => ColorMode === one) ?? [])[0]
    return asset && `data:${types[asset.Extension]};base64,${asset.bytes}`
  }
  const light = uri(mode === 'DARK' ? ['DARK', 'DYNAMIC', 'LIGHT'] : ['LIGHT', 'DYNAMIC', 'DARK'])
  if (light === undefined) return undefined
  const dark = mode === undefined ? uri(['DARK']) : undefined
  return { light, ...(dark !== undefined && { dark }) }
}

/** A picture behind an element. @param over what it lies on */
export function backdrop(selector: string, picture: Picture | undefined, over: string): string {
  if (picture === undefined) return ''
  const rule = (uri: string) => `${selector}{background:url("${uri}") center / cover no-repeat ${over}}`
  const dark = picture.dark === undefined ? '' : `@media (prefers-color-scheme: dark){${rule(picture.dark)}}`
  return rule(picture.light) + dark
}
