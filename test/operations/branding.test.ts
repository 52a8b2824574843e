/** How hosted pages look, and the terms that they show: set, described, and seen on the pages. */
import t from 'tap'
import { httpBrowser } from '../support/browser.ts'
import { callback, oauthClient, startOAuthScene } from '../support/oauth-scene.ts'
import { startScene } from '../support/scene.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
const logo = { Category: 'FORM_LOGO', ColorMode: 'DYNAMIC', Extension: 'PNG', Bytes: png } as const

const settings = {
  categories: { global: { colorSchemeMode: 'DARK' } },
  components: {
    form: { logo: { enabled: true } },
    primaryButton: { darkMode: { defaults: { backgroundColor: '123456ff' } } },
    pageBackground: { darkMode: { color: 'red;}</style><script>' } },
  },
}

t.test('a style of managed login is kept, merged with the defaults where asked, replaced and deleted', async (t) => {
  const { api, poolId, clientId, clock } = await startScene(t)
  const { ManagedLoginBranding: made } = await api.createManagedLoginBranding({
    UserPoolId: poolId,
    ClientId: clientId,
    Settings: settings,
    Assets: [logo],
  })
  const ManagedLoginBrandingId = made?.ManagedLoginBrandingId ?? ''
  t.match(made, { UserPoolId: poolId, UseCognitoProvidedValues: false, Settings: settings })
  t.same(Buffer.from(made?.Assets?.[0]?.Bytes ?? []), png)
  await t.rejects(api.createManagedLoginBranding({ UserPoolId: poolId, ClientId: clientId }), {
    name: 'ManagedLoginBrandingExistsException',
  })
  const own = await api.describeManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId })
  t.same(own.ManagedLoginBranding?.Settings, settings)
  const whole = await api.describeManagedLoginBrandingByClient({ UserPoolId: poolId, ClientId: clientId, ReturnMergedResources: true })
  t.match(whole.ManagedLoginBranding?.Settings, { categories: { global: { colorSchemeMode: 'DARK', spacingDensity: 'REGULAR' } } })
  clock.pass(10)
  const updated = await api.updateManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId, Settings: {} })
  t.same(updated.ManagedLoginBranding?.Settings, {})
  t.equal(updated.ManagedLoginBranding?.Assets?.length, 1, 'what is left out stays')
  const reset = await api.updateManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId, UseCognitoProvidedValues: true })
  t.match(reset.ManagedLoginBranding, { UseCognitoProvidedValues: true, Assets: [] })
  t.equal(reset.ManagedLoginBranding?.Settings, undefined)
  await api.deleteManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId })
  await t.rejects(api.describeManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId }), { name: 'ResourceNotFoundException' })
  await t.rejects(api.describeManagedLoginBrandingByClient({ UserPoolId: poolId, ClientId: clientId }), {
    name: 'ResourceNotFoundException',
  })
})

t.test('a style that contradicts itself is refused', async (t) => {
  const { api, poolId, clientId } = await startScene(t)
  const create = (more: object) => api.createManagedLoginBranding({ UserPoolId: poolId, ClientId: clientId, ...more })
  const invalid = { name: 'InvalidParameterException' }
  await t.rejects(create({ UseCognitoProvidedValues: true, Settings: {} }), invalid)
  await t.rejects(create({ Assets: [logo, logo] }), invalid)
  await t.rejects(create({ Assets: [{ ...logo, Bytes: undefined }] }), invalid)
  await t.rejects(create({ Settings: [] }), invalid)
  await t.rejects(create({ ClientId: 'nobody' }), { name: 'ResourceNotFoundException' })
})

t.test('the pages follow the style, and only what is a colour of it', async (t) => {
  const { api, poolId, clientId, browser, authorize } = await startOAuthScene(t)
  const before = (await browser.get(authorize({}, '/login'))).text
  t.notMatch(before, '#123456ff')
  const favicon = { Category: 'FAVICON_SVG', ColorMode: 'DYNAMIC', Extension: 'SVG', Bytes: svg } as const
  const background = { Category: 'PAGE_BACKGROUND', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: png } as const
  await api.createManagedLoginBranding({ UserPoolId: poolId, ClientId: clientId, Settings: settings, Assets: [logo, favicon, background] })
  const { text } = await browser.get(authorize({}, '/login'))
  t.match(text, '--main:#123456ff')
  t.match(text, ':root:root{color-scheme:dark')
  t.notMatch(text, '<script')
  t.match(text, `<img class="logo-customizable" src="data:image/png;base64,${png.toString('base64')}"`)
  t.match(text, `<link rel="icon" href="data:image/svg+xml;base64,${svg.toString('base64')}"`)
  t.match(text, 'body{background:url("data:image/png;base64,')
})

t.test('the classic pages have a style sheet and a logo, of a client or of all', async (t) => {
  const { api, poolId, clientId, browser, authorize, url } = await startOAuthScene(t)
  t.same((await api.getUICustomization({ UserPoolId: poolId })).UICustomization, {})
  const CSS =
    '.submitButton-customizable { background-color: #abcdef; }\n/* more */ .label-customizable, .inputField-customizable:focus {color: red}'
  await t.rejects(api.setUICustomization({ UserPoolId: poolId, CSS }), {
    name: 'InvalidParameterException',
    message: 'There has to be an existing domain associated with this user pool',
  })
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app' })
  const { UICustomization } = await api.setUICustomization({ UserPoolId: poolId, CSS, ImageFile: png })
  t.match(UICustomization, { UserPoolId: poolId, ClientId: 'ALL', CSS, CSSVersion: /^\d{14}$/, ImageUrl: /^http.*image\.jpg$/ })
  t.same(Buffer.from(await (await fetch(UICustomization?.ImageUrl ?? '')).arrayBuffer()), png)
  const inherited = await api.getUICustomization({ UserPoolId: poolId, ClientId: clientId })
  t.equal(inherited.UICustomization?.ClientId, 'ALL')
  const { text } = await browser.get(authorize({}, '/login'))
  t.match(text, 'background-color: #abcdef')
  t.match(text, 'class="logo-customizable" src="data:image/png')
  await api.setUICustomization({ UserPoolId: poolId, ClientId: clientId, CSS: '.banner-customizable{padding:1px}' })
  t.notMatch((await browser.get(authorize({}, '/login'))).text, '#abcdef', 'the client has its own now')
  t.equal((await fetch(`${url}/${poolId}/${clientId}/1/assets/images/image.jpg`)).status, 404)
})

t.test('a style sheet may not do more than style', async (t) => {
  const { api, poolId } = await startOAuthScene(t)
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app' })
  const refused = [
    '@import "http://evil.example/x.css";',
    'body { display: none }',
    '.submitButton-customizable .x { color: red }',
    '.other { color: red }',
    '.submitButton-customizable { background: url(http://evil.example/x) }',
    '.submitButton-customizable { color: red } </style><script>alert(1)</script>',
    '.submitButton-customizable { color: red',
    '.submitButton-customizable:has(input) { color: red }',
  ]
  for (const CSS of refused)
    await t.rejects(api.setUICustomization({ UserPoolId: poolId, CSS }), { name: 'InvalidParameterException' }, CSS)
  await t.rejects(api.setUICustomization({ UserPoolId: poolId, ImageFile: svg }), { name: 'InvalidParameterException' })
  await t.rejects(api.setUICustomization({ UserPoolId: poolId, ImageFile: Buffer.alloc(102_401) }), { name: 'InvalidParameterException' })
})

t.test('the version of the domain says which style holds', async (t) => {
  const { api, poolId, clientId, browser, authorize } = await startOAuthScene(t)
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app', ManagedLoginVersion: 1 })
  await api.createManagedLoginBranding({ UserPoolId: poolId, ClientId: clientId, Settings: settings })
  await api.setUICustomization({ UserPoolId: poolId, CSS: '.banner-customizable{padding:7px}' })
  const look = async () => {
    const { text } = await browser.get(authorize({}, '/login'))
    return [text.includes('padding:7px'), text.includes('#123456ff')]
  }
  t.same(await look(), [true, false])
  const other = await api.createUserPoolClient({ ...oauthClient, UserPoolId: poolId, ClientName: 'other', AllowedOAuthFlows: ['code'] })
  await api.createManagedLoginBranding({ UserPoolId: poolId, ClientId: other.UserPoolClient?.ClientId, Settings: settings })
  await api.setUICustomization({ UserPoolId: poolId })
  const { text } = await browser.get(authorize({ client_id: other.UserPoolClient?.ClientId }, '/login'))
  t.notMatch(text, '#123456ff', 'the classic pages know nothing of a style, customized or not')
  await api.updateUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app', ManagedLoginVersion: 2 })
  t.same(await look(), [false, true])
})

t.test('managed login has no pages for a client without a style', async (t) => {
  const { api, poolId, clientId, browser, authorize } = await startOAuthScene(t)
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app', ManagedLoginVersion: 2 })
  for (const path of ['/login', '/signup', '/forgotPassword']) {
    const shown = await browser.get((await browser.get(authorize({}, path))).location)
    t.equal(shown.status, 400)
    t.match(shown.text, 'Login pages unavailable. Please contact an administrator.')
    t.match(shown.text, '--use-cognito-provided-values')
  }
  await api.createManagedLoginBranding({ UserPoolId: poolId, ClientId: clientId, UseCognitoProvidedValues: true })
  t.equal((await browser.get(authorize({}, '/login'))).status, 200)
})

t.test('terms are kept for each client and shown where users sign up', async (t) => {
  const { api, poolId, clientId, url } = await startScene(t, { appClient: oauthClient })
  const browser = httpBrowser(url)
  const page = async (lang = 'en') =>
    (await browser.get(`/signup?${new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: callback, lang })}`)).text
  t.notMatch(await page(), 'terms-of-use')
  const Links = { 'cognito:default': 'https://example.com/terms', 'cognito:german': 'https://example.com/agb' }
  const base = { UserPoolId: poolId, ClientId: clientId, TermsSource: 'LINK', Enforcement: 'NONE' } as const
  const { Terms } = await api.createTerms({ ...base, TermsName: 'terms-of-use', Links })
  const TermsId = Terms?.TermsId ?? ''
  t.match(Terms, { UserPoolId: poolId, ClientId: clientId, TermsName: 'terms-of-use', Links })
  await t.rejects(api.createTerms({ ...base, TermsName: 'terms-of-use', Links }), { name: 'TermsExistsException' })
  await t.rejects(api.createTerms({ ...base, TermsName: 'privacy-policy', Links: {} }), { name: 'InvalidParameterException' })
  const wrong = { 'cognito:default': 'javascript:alert(1)' }
  await t.rejects(api.createTerms({ ...base, TermsName: 'privacy-policy', Links: wrong }), { name: 'InvalidParameterException' })
  const privacy = await api.createTerms({
    ...base,
    TermsName: 'privacy-policy',
    Links: { 'cognito:default': 'https://example.com/privacy' },
  })
  t.match(await page(), /href="https:\/\/example.com\/terms"[^>]*>terms of use<[\s\S]*href="https:\/\/example.com\/privacy"/)
  t.match(await page('de'), 'https://example.com/agb')
  const first = await api.listTerms({ UserPoolId: poolId, MaxResults: 1 })
  t.match(first.Terms, [{ TermsName: 'terms-of-use' }])
  const second = await api.listTerms({ UserPoolId: poolId, MaxResults: 1, NextToken: first.NextToken })
  t.match(second.Terms, [{ TermsName: 'privacy-policy' }])
  const name = { UserPoolId: poolId, ClientId: clientId, TermsName: 'terms-of-use' }
  t.equal((await api.describeTermsByClient(name)).Terms?.TermsId, TermsId)
  await t.rejects(api.updateTerms({ UserPoolId: poolId, TermsId, TermsName: 'privacy-policy' }), { name: 'TermsExistsException' })
  const changed = { 'cognito:default': 'https://example.com/new' }
  await api.updateTerms({ UserPoolId: poolId, TermsId, Links: changed })
  t.same((await api.describeTerms({ UserPoolId: poolId, TermsId })).Terms?.Links, changed)
  await api.deleteTerms({ UserPoolId: poolId, TermsId })
  await t.rejects(api.describeTerms({ UserPoolId: poolId, TermsId }), { name: 'ResourceNotFoundException' })
  await api.deleteUserPoolClient({ UserPoolId: poolId, ClientId: clientId })
  await t.rejects(api.describeTerms({ UserPoolId: poolId, TermsId: privacy.Terms?.TermsId ?? '' }), { name: 'ResourceNotFoundException' })
})
