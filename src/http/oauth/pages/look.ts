/** What a pool's style makes of the pages: rules after our own, and pictures. */
import { imageType } from '../../../domain/image-type.ts'
import type { BrandingAsset } from '../../../domain/records/branding.ts'
import type { HostedLook } from '../../../operations/oauth/hosted-look.ts'
import { palette } from './style.ts'

/** A picture for light and, where there is one, for dark. */
export interface Picture {
  readonly light: string
  readonly dark?: string
}

export interface Look {
  readonly css: string
  readonly logo?: Picture | undefined
  readonly header?: Picture | undefined
  readonly footer?: Picture | undefined
  /** A data URI. */
  readonly icon?: string | undefined
}

export function lookOf({ managed, classic }: HostedLook): Look {
  if (managed !== undefined) return managedLook(managed.settings, managed.assets)
  if (classic === undefined) return { css: '' }
  const { css, image } = classic
  return { css, ...(image !== undefined && { logo: { light: `data:${imageType(image) ?? 'image/png'};base64,${image}` } }) }
}

/** Where each colour of the style is in the settings, `*` standing for the mode. */
const colours: Readonly<Record<string, string>> = {
  '--page': 'components.pageBackground.*.color',
  '--card': 'components.form.*.backgroundColor',
  '--line': 'components.form.*.borderColor',
  '--control': 'componentClasses.input.*.defaults.borderColor',
  '--field': 'componentClasses.input.*.defaults.backgroundColor',
  '--text': 'components.pageText.*.headingColor',
  '--soft': 'components.pageText.*.bodyColor',
  '--label': 'componentClasses.inputLabel.*.textColor',
  '--link': 'componentClasses.link.*.defaults.textColor',
  '--main': 'components.primaryButton.*.defaults.backgroundColor',
  '--on-main': 'components.primaryButton.*.defaults.textColor',
  '--main-hover': 'components.primaryButton.*.hover.backgroundColor',
}

const radii: Readonly<Record<string, string>> = {
  '--button-radius': 'componentClasses.buttons.borderRadius',
  '--field-radius': 'componentClasses.input.borderRadius',
  '--card-radius': 'components.form.borderRadius',
}

function managedLook(settings: unknown, assets: readonly BrandingAsset[]): Look {
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], settings)
  const colour = (path: string): string | undefined => {
    const value = at(path)
    return typeof value === 'string' && /^(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) ? `#${value}` : undefined
  }
  const inMode = (mode: 'lightMode' | 'darkMode'): string =>
    Object.entries(colours)
      .map(([name, path]) => [name, colour(path.replace('*', mode))] as const)
      .flatMap(([name, value]) =>
        value === undefined ? [] : name === '--page' ? [`${name}:${value};--glow:${value}`] : [`${name}:${value}`],
      )
      .join(';')
  const round = Object.entries(radii)
    .map(([name, path]) => [name, at(path)] as const)
    .flatMap(([name, value]) => (typeof value === 'number' && value >= 0 && value <= 100 ? [`${name}:${value}px`] : []))
    .join(';')
  const scheme = at('categories.global.colorSchemeMode')
  const picture = (category: BrandingAsset['Category']) => pictureOf(assets, category)
  const background = at('components.pageBackground.image.enabled') === false ? undefined : picture('PAGE_BACKGROUND')
  return {
    css: [
      `:root{${round}}`,
      ...(scheme === 'LIGHT' || scheme === 'DARK'
        ? [onlyOne(scheme === 'LIGHT' ? 'light' : 'dark', inMode(scheme === 'LIGHT' ? 'lightMode' : 'darkMode'))]
        : [`:root{${inMode('lightMode')}}@media (prefers-color-scheme: dark){:root{${inMode('darkMode')}}}`]),
      background === undefined ? '' : `body{background:url("${background.light}") center / cover no-repeat fixed var(--page)}`,
    ].join('\n'),
    logo: at('components.form.logo.enabled') === true ? picture('FORM_LOGO') : undefined,
    header: at('categories.global.pageHeader.enabled') === true ? picture('PAGE_HEADER_LOGO') : undefined,
    footer: at('categories.global.pageFooter.enabled') === true ? picture('PAGE_FOOTER_LOGO') : undefined,
    icon: (picture('FAVICON_SVG') ?? picture('FAVICON_ICO'))?.light,
  }
}

/** A style that has one mode has it whatever the browser wishes. */
const onlyOne = (mode: 'light' | 'dark', own: string): string => `:root:root{color-scheme:${mode};${palette[mode]}${own}}`

const types: Readonly<Record<BrandingAsset['Extension'], string>> = {
  ICO: 'image/x-icon',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  SVG: 'image/svg+xml',
  WEBP: 'image/webp',
}

function pictureOf(assets: readonly BrandingAsset[], category: BrandingAsset['Category']): Picture | undefined {
  const own = assets.filter(({ Category, bytes }) => Category === category && bytes !== undefined)
  const uri = (modes: readonly string[]): string | undefined => {
    const asset = modes.flatMap((mode) => own.find(({ ColorMode }) => ColorMode === mode) ?? [])[0]
    return asset && `data:${types[asset.Extension]};base64,${asset.bytes}`
  }
  const [light, dark] = [uri(['LIGHT', 'DYNAMIC', 'DARK']), uri(['DARK'])]
  return light === undefined ? undefined : { light, ...(dark !== undefined && { dark }) }
}
