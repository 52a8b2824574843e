/** Cognito's own values of a managed login style. */

const mode = <T>(lightMode: T, darkMode: T) => ({ lightMode, darkMode })
const button = (backgroundColor: string, textColor: string) => ({ backgroundColor, textColor })
const outlined = (backgroundColor: string, color: string) => ({ backgroundColor, borderColor: color, textColor: color })
const edged = (backgroundColor: string, borderColor: string) => ({ backgroundColor, borderColor })
const status = (backgroundColor: string, color: string) => ({ backgroundColor, borderColor: color, indicatorColor: color })

const bar = {
  backgroundImage: { enabled: false },
  ...mode({ background: { color: 'fafafaff' }, borderColor: 'd5dbdbff' }, { background: { color: '0f141aff' }, borderColor: '424650ff' }),
  logo: { enabled: false, location: 'START' },
}

// AWS: UpdateManagedLoginBranding, the example of the command-line reference: a style as the branding designer begins it.
export const defaultBranding = {
  categories: {
    auth: {
      authMethodOrder: [
        [
          { display: 'BUTTON', type: 'FEDERATED' },
          { display: 'INPUT', type: 'USERNAME_PASSWORD' },
        ],
      ],
      federation: { interfaceStyle: 'BUTTON_LIST', order: [] },
    },
    form: {
      displayGraphics: true,
      instructions: { enabled: false },
      languageSelector: { enabled: false },
      location: { horizontal: 'CENTER', vertical: 'CENTER' },
      sessionTimerDisplay: 'NONE',
    },
    global: { colorSchemeMode: 'LIGHT', pageFooter: { enabled: false }, pageHeader: { enabled: false }, spacingDensity: 'REGULAR' },
    signUp: { acceptanceElements: [{ enforcement: 'NONE', textKey: 'en' }] },
  },
  componentClasses: {
    buttons: { borderRadius: 8 },
    divider: mode({ borderColor: 'ebebf0ff' }, { borderColor: '232b37ff' }),
    dropDown: {
      borderRadius: 8,
      ...mode(
        {
          defaults: { itemBackgroundColor: 'ffffffff' },
          hover: { itemBackgroundColor: 'f4f4f4ff', itemBorderColor: '7d8998ff', itemTextColor: '000716ff' },
          match: { itemBackgroundColor: '414d5cff', itemTextColor: '0972d3ff' },
        },
        {
          defaults: { itemBackgroundColor: '192534ff' },
          hover: { itemBackgroundColor: '081120ff', itemBorderColor: '5f6b7aff', itemTextColor: 'e9ebedff' },
          match: { itemBackgroundColor: 'd1d5dbff', itemTextColor: '89bdeeff' },
        },
      ),
    },
    focusState: mode({ borderColor: '0972d3ff' }, { borderColor: '539fe5ff' }),
    idpButtons: { icons: { enabled: true } },
    input: {
      borderRadius: 8,
      ...mode(
        { defaults: edged('ffffffff', '7d8998ff'), placeholderColor: '5f6b7aff' },
        { defaults: edged('0f1b2aff', '5f6b7aff'), placeholderColor: '8d99a8ff' },
      ),
    },
    inputDescription: mode({ textColor: '5f6b7aff' }, { textColor: '8d99a8ff' }),
    inputLabel: mode({ textColor: '000716ff' }, { textColor: 'd1d5dbff' }),
    link: mode(
      { defaults: { textColor: '0972d3ff' }, hover: { textColor: '033160ff' } },
      { defaults: { textColor: '539fe5ff' }, hover: { textColor: '89bdeeff' } },
    ),
    optionControls: mode(
      { defaults: edged('ffffffff', '7d8998ff'), selected: { backgroundColor: '0972d3ff', foregroundColor: 'ffffffff' } },
      { defaults: edged('0f1b2aff', '7d8998ff'), selected: { backgroundColor: '539fe5ff', foregroundColor: '000716ff' } },
    ),
    statusIndicator: mode(
      {
        error: status('fff7f7ff', 'd91515ff'),
        pending: { indicatorColor: 'AAAAAAAA' },
        success: status('f2fcf3ff', '037f0cff'),
        warning: status('fffce9ff', '8d6605ff'),
      },
      {
        error: status('1a0000ff', 'eb6f6fff'),
        pending: { indicatorColor: 'AAAAAAAA' },
        success: status('001a02ff', '29ad32ff'),
        warning: status('1d1906ff', 'e0ca57ff'),
      },
    ),
  },
  components: {
    alert: { borderRadius: 12, ...mode({ error: edged('fff7f7ff', 'd91515ff') }, { error: edged('1a0000ff', 'eb6f6fff') }) },
    favicon: { enabledTypes: ['ICO', 'SVG'] },
    form: {
      backgroundImage: { enabled: false },
      borderRadius: 8,
      ...mode(edged('ffffffff', 'c6c6cdff'), edged('0f1b2aff', '424650ff')),
      logo: { enabled: false, formInclusion: 'IN', location: 'CENTER', position: 'TOP' },
    },
    idpButton: {
      custom: {},
      standard: mode(
        { active: outlined('d3e7f9ff', '033160ff'), defaults: outlined('ffffffff', '424650ff'), hover: outlined('f2f8fdff', '033160ff') },
        { active: outlined('354150ff', '89bdeeff'), defaults: outlined('0f1b2aff', 'c6c6cdff'), hover: outlined('192534ff', '89bdeeff') },
      ),
    },
    pageBackground: { image: { enabled: true }, ...mode({ color: 'ffffffff' }, { color: '0f1b2aff' }) },
    pageFooter: bar,
    pageHeader: bar,
    pageText: mode(
      { bodyColor: '414d5cff', descriptionColor: '414d5cff', headingColor: '000716ff' },
      { bodyColor: 'b6bec9ff', descriptionColor: 'b6bec9ff', headingColor: 'd1d5dbff' },
    ),
    phoneNumberSelector: { displayType: 'TEXT' },
    primaryButton: mode(
      {
        active: button('033160ff', 'ffffffff'),
        defaults: button('0972d3ff', 'ffffffff'),
        disabled: edged('ffffffff', 'ffffffff'),
        hover: button('033160ff', 'ffffffff'),
      },
      {
        active: button('539fe5ff', '000716ff'),
        defaults: button('539fe5ff', '000716ff'),
        disabled: edged('ffffffff', 'ffffffff'),
        hover: button('89bdeeff', '000716ff'),
      },
    ),
    secondaryButton: mode(
      { active: outlined('d3e7f9ff', '033160ff'), defaults: outlined('ffffffff', '0972d3ff'), hover: outlined('f2f8fdff', '033160ff') },
      { active: outlined('354150ff', '89bdeeff'), defaults: outlined('0f1b2aff', '539fe5ff'), hover: outlined('192534ff', '89bdeeff') },
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
