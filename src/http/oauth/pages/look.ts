/** What a pool's style makes of the pages: rules after our own, pictures, and what stands where. */
import { imageType } from '../../../domain/image-type.ts'
import type { BrandingAsset } from '../../../domain/records/branding.ts'
import type { HostedLook } from '../../../operations/oauth/hosted-look.ts'
import { colourCss, type Settings } from './look-colours.ts'
import { backdrop, type OneMode, type Picture, pictureOf } from './look-pictures.ts'

/** AWS: AssetType, "Category": the pictures above a form. */
export type Graphic = 'EMAIL_GRAPHIC' | 'SMS_GRAPHIC' | 'AUTH_APP_GRAPHIC' | 'PASSWORD_GRAPHIC' | 'PASSKEY_GRAPHIC'

export interface Logo {
  readonly picture: Picture
  /** Within the card that the form is on; else above or below it. */
  readonly inside: boolean
  readonly below: boolean
}

export interface Look {
  readonly css: string
  readonly logo?: Logo | undefined
  /** The bars of the page; their pictures are optional. */
  readonly header?: { readonly picture: Picture | undefined } | undefined
  readonly footer?: { readonly picture: Picture | undefined } | undefined
  /** A data URI. */
  readonly icon?: string | undefined
  /** Phone numbers have a list of countries before them. */
  readonly phoneCountries?: boolean
  /** Identity providers come before the pool's own form. */
  readonly providersFirst?: boolean
  graphic?(name: Graphic): Picture | undefined
  /** What the button of an identity provider has before its name. */
  providerIcon?(provider: string): Picture | undefined
}

export function lookOf({ managed, classic }: HostedLook): Look {
  if (managed !== undefined) return managedLook(settingsOf(managed.settings), managed.assets)
  if (classic === undefined) return { css: '' }
  const { css, image } = classic
  if (image === undefined) return { css }
  return { css, logo: { picture: { light: `data:${imageType(image) ?? 'image/png'};base64,${image}` }, inside: true, below: false } }
}

const settingsOf =
  (settings: unknown): Settings =>
  (path) =>
    path.split('.').reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined | null)?.[name], settings)

function managedLook(at: Settings, assets: readonly BrandingAsset[]): Look {
  const scheme = at('categories.global.colorSchemeMode')
  const mode: OneMode = scheme === 'LIGHT' || scheme === 'DARK' ? scheme : undefined
  const picture = (category: BrandingAsset['Category']) => pictureOf(assets, category, mode)
  const enabled = (path: string, category: BrandingAsset['Category']) => (at(path) === true ? picture(category) : undefined)
  const bar = (name: 'Header' | 'Footer') =>
    at(`categories.global.page${name}.enabled`) === true
      ? { picture: enabled(`components.page${name}.logo.enabled`, `PAGE_${name === 'Header' ? 'HEADER' : 'FOOTER'}_LOGO`) }
      : undefined
  const logo = enabled('components.form.logo.enabled', 'FORM_LOGO')
  return {
    css: [
      colourCss(at, mode),
      placeCss(at),
      backdrop('body', enabled('components.pageBackground.image.enabled', 'PAGE_BACKGROUND'), 'fixed var(--page)'),
      backdrop('main', enabled('components.form.backgroundImage.enabled', 'FORM_BACKGROUND'), 'var(--card)'),
      backdrop('.page-header', enabled('components.pageHeader.backgroundImage.enabled', 'PAGE_HEADER_BACKGROUND'), 'var(--header)'),
      backdrop('.page-footer', enabled('components.pageFooter.backgroundImage.enabled', 'PAGE_FOOTER_BACKGROUND'), 'var(--footer)'),
    ].join('\n'),
    logo: logo && {
      picture: logo,
      inside: at('components.form.logo.formInclusion') !== 'OUT',
      below: at('components.form.logo.position') === 'BOTTOM',
    },
    header: bar('Header'),
    footer: bar('Footer'),
    icon: favicon(at, picture),
    // Assumed: what `phoneNumberSelector` is. Its `displayType` has one value that is known, Cognito's own: TEXT.
    phoneCountries: true,
    providersFirst: providersFirst(at('categories.auth.authMethodOrder')),
    graphic: (name) => enabled('categories.form.displayGraphics', name),
    providerIcon: (provider) => {
      const own = assets.filter(({ ResourceId }) => ResourceId === provider)
      return at('componentClasses.idpButtons.icons.enabled') === true ? pictureOf(own, 'IDP_BUTTON_ICON', mode) : undefined
    },
  }
}

const sides: Readonly<Record<string, string>> = { START: 'start', CENTER: 'center', END: 'end' }
/** Of the space between things. Assumed: the names of the two that are not Cognito's own value. */
const densities: Readonly<Record<string, number>> = { COMPACT: 0.65, REGULAR: 1, COMFORTABLE: 1.35, SPACIOUS: 1.35 }

/** Where the form is on a wide screen, where logos are, and how much space is between things. */
function placeCss(at: Settings): string {
  const place = { '--place-x': 'categories.form.location.horizontal', '--place-y': 'categories.form.location.vertical' }
  const logos = {
    '--logo-x': 'components.form.logo.location',
    '--header-x': 'components.pageHeader.logo.location',
    '--footer-x': 'components.pageFooter.logo.location',
  }
  const values = Object.entries({ ...place, ...logos }).flatMap(([name, path]) => {
    const side = sides[String(at(path))]
    return side === undefined ? [] : [`${name}:${side}`]
  })
  const density = densities[String(at('categories.global.spacingDensity'))]
  return `:root{${[...values, ...(density === undefined ? [] : [`--density:${density}`])].join(';')}}`
}

function favicon(at: Settings, picture: (category: BrandingAsset['Category']) => Picture | undefined): string | undefined {
  const types = at('components.favicon.enabledTypes')
  const allowed = (type: string) => !Array.isArray(types) || types.includes(type)
  const [svg, ico] = [picture('FAVICON_SVG'), picture('FAVICON_ICO')]
  return ((allowed('SVG') ? svg : undefined) ?? (allowed('ICO') ? ico : undefined))?.light
}

/** @param groups of methods, in the order that they are shown */
function providersFirst(groups: unknown): boolean {
  const methods = Array.isArray(groups) ? groups.flat() : []
  return (methods[0] as { readonly type?: unknown } | null | undefined)?.type === 'FEDERATED'
}
