/** Cognito's own values of a managed login style, as far as the pages follow them. */

const mode = (light: object, dark: object) => ({ lightMode: light, darkMode: dark })

// AWS: the values of a new style in the branding designer.
export const defaultBranding = {
  categories: {
    global: { colorSchemeMode: 'LIGHT', pageHeader: { enabled: false }, pageFooter: { enabled: false }, spacingDensity: 'REGULAR' },
    form: { displayGraphics: true, location: { horizontal: 'CENTER', vertical: 'CENTER' }, languageSelector: { enabled: false } },
  },
  componentClasses: {
    buttons: { borderRadius: 8 },
    input: {
      borderRadius: 8,
      ...mode(
        { defaults: { backgroundColor: 'ffffffff', borderColor: '7d8998ff' } },
        { defaults: { backgroundColor: '0f1b2aff', borderColor: '5f6b7aff' } },
      ),
    },
    inputLabel: mode({ textColor: '000716ff' }, { textColor: 'd1d5dbff' }),
    link: mode({ defaults: { textColor: '0972d3ff' } }, { defaults: { textColor: '539fe5ff' } }),
  },
  components: {
    form: {
      borderRadius: 8,
      logo: { enabled: false, position: 'TOP', location: 'CENTER', formInclusion: 'IN' },
      ...mode({ backgroundColor: 'ffffffff', borderColor: 'c6c6cdff' }, { backgroundColor: '0f1b2aff', borderColor: '424650ff' }),
    },
    pageBackground: { image: { enabled: true }, ...mode({ color: 'ffffffff' }, { color: '0f1b2aff' }) },
    pageText: mode(
      { headingColor: '000716ff', bodyColor: '414d5cff', descriptionColor: '414d5cff' },
      { headingColor: 'd1d5dbff', bodyColor: 'b6bec9ff', descriptionColor: 'b6bec9ff' },
    ),
    primaryButton: mode(
      { defaults: { backgroundColor: '0972d3ff', textColor: 'ffffffff' }, hover: { backgroundColor: '033160ff', textColor: 'ffffffff' } },
      { defaults: { backgroundColor: '539fe5ff', textColor: '000716ff' }, hover: { backgroundColor: '89bdeeff', textColor: '000716ff' } },
    ),
  },
}

/** A JSON document over another one: objects are joined, everything else is replaced. */
export function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base
  if (!isObject(base) || !isObject(over)) return over
  const names = new Set([...Object.keys(base), ...Object.keys(over)])
  return Object.fromEntries([...names].map((name) => [name, merged(base[name], over[name])]))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
