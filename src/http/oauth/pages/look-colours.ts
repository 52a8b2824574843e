/** The colours and shapes of a style, as values of our style sheet. */
import type { OneMode } from './look-pictures.ts'
import { palette } from './style.ts'

/** Looks up a path like `components.form.borderRadius`. */
export type Settings = (path: string) => unknown

/** Where each colour of the style sheet is in the settings, `*` standing for the mode. */
const colours: Readonly<Record<string, string>> = {
  '--page': 'components.pageBackground.*.color',
  '--glow': 'components.pageBackground.*.color',
  '--card': 'components.form.*.backgroundColor',
  '--line': 'components.form.*.borderColor',
  '--divider': 'componentClasses.divider.*.borderColor',
  '--control': 'componentClasses.input.*.defaults.borderColor',
  '--field': 'componentClasses.input.*.defaults.backgroundColor',
  '--focus': 'componentClasses.focusState.*.borderColor',
  '--text': 'components.pageText.*.headingColor',
  '--soft': 'components.pageText.*.bodyColor',
  '--described': 'components.pageText.*.descriptionColor',
  '--label': 'componentClasses.inputLabel.*.textColor',
  '--help': 'componentClasses.inputDescription.*.textColor',
  '--link': 'componentClasses.link.*.defaults.textColor',
  '--link-hover': 'componentClasses.link.*.hover.textColor',
  '--tick': 'componentClasses.optionControls.*.selected.backgroundColor',
  '--main': 'components.primaryButton.*.defaults.backgroundColor',
  '--on-main': 'components.primaryButton.*.defaults.textColor',
  '--main-hover': 'components.primaryButton.*.hover.backgroundColor',
  '--on-main-hover': 'components.primaryButton.*.hover.textColor',
  '--idp': 'components.idpButton.standard.*.defaults.backgroundColor',
  '--idp-line': 'components.idpButton.standard.*.defaults.borderColor',
  '--on-idp': 'components.idpButton.standard.*.defaults.textColor',
  '--idp-hover': 'components.idpButton.standard.*.hover.backgroundColor',
  '--idp-hover-line': 'components.idpButton.standard.*.hover.borderColor',
  '--on-idp-hover': 'components.idpButton.standard.*.hover.textColor',
  '--choice': 'components.secondaryButton.*.defaults.backgroundColor',
  '--choice-line': 'components.secondaryButton.*.defaults.borderColor',
  '--on-choice': 'components.secondaryButton.*.defaults.textColor',
  '--choice-hover': 'components.secondaryButton.*.hover.backgroundColor',
  '--choice-hover-line': 'components.secondaryButton.*.hover.borderColor',
  '--on-choice-hover': 'components.secondaryButton.*.hover.textColor',
  '--bad': 'componentClasses.statusIndicator.*.error.indicatorColor',
  '--bad-back': 'components.alert.*.error.backgroundColor',
  '--bad-line': 'components.alert.*.error.borderColor',
  '--good': 'componentClasses.statusIndicator.*.success.indicatorColor',
  '--good-back': 'componentClasses.statusIndicator.*.success.backgroundColor',
  '--good-line': 'componentClasses.statusIndicator.*.success.borderColor',
  '--header': 'components.pageHeader.*.background.color',
  '--header-line': 'components.pageHeader.*.borderColor',
  '--footer': 'components.pageFooter.*.background.color',
  '--footer-line': 'components.pageFooter.*.borderColor',
  '--item': 'componentClasses.dropDown.*.defaults.itemBackgroundColor',
}

const radii: Readonly<Record<string, string>> = {
  '--button-radius': 'componentClasses.buttons.borderRadius',
  '--field-radius': 'componentClasses.input.borderRadius',
  '--card-radius': 'components.form.borderRadius',
  '--alert-radius': 'components.alert.borderRadius',
}

/** Only what is a colour or a length gets into the style sheet. */
export function colourCss(at: Settings, mode: OneMode): string {
  const round = declared(radii, (path) => {
    const value = at(path)
    return typeof value === 'number' && value >= 0 && value <= 100 ? `${value}px` : undefined
  })
  const inMode = (name: 'lightMode' | 'darkMode') =>
    declared(colours, (path) => {
      const value = at(path.replace('*', name))
      return typeof value === 'string' && /^(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) ? `#${value}` : undefined
    })
  const [light, dark] = [inMode('lightMode'), inMode('darkMode')]
  if (mode === undefined) return `:root{${round};${light}}@media (prefers-color-scheme: dark){:root{${dark}}}`
  // A style that has one mode has it whatever the browser wishes.
  const [scheme, own] = mode === 'LIGHT' ? (['light', light] as const) : (['dark', dark] as const)
  return `:root{${round}}:root:root{color-scheme:${scheme};${palette[scheme]}${own}}`
}

function declared(table: Readonly<Record<string, string>>, of: (path: string) => string | undefined): string {
  return Object.entries(table)
    .map(([name, path]) => [name, of(path)] as const)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}`]))
    .join(';')
}
