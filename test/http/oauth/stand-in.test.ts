/** Google, Facebook, Amazon and Apple, played by the emulator. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import t, { type Test } from 'tap'
import { startApp } from '../../support/app.ts'
import { httpBrowser, type Seen } from '../../support/browser.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { callback, type OAuthScene, oauthClient, startOAuthScene } from '../../support/oauth-scene.ts'
import { startOddProvider } from '../../support/odd-provider.ts'
import { claims } from '../../support/scene.ts'

type Type = 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple'

const credentials = { client_id: 'app-at-provider', client_secret: 'secret', authorize_scopes: 'profile email' }
const details: Readonly<Record<Type, Record<string, string>>> = {
  Google: { ...credentials, authorize_scopes: 'openid profile email' },
  Facebook: { ...credentials, authorize_scopes: 'public_profile,email' },
  LoginWithAmazon: credentials,
  SignInWithApple: { client_id: 'app', team_id: 'T', key_id: 'K', private_key: 'P', authorize_scopes: 'email name' },
}
const types = Object.keys(details) as Type[]

async function addProviders({ api, poolId }: OAuthScene, names: readonly Type[] = types) {
  for (const name of names) {
    const AttributeMapping = {
      email: 'email',
      name: 'name',
      ...(name === 'Google' && { email_verified: 'email_verified', given_name: 'given_name' }),
      ...(name === 'Facebook' && { family_name: 'last_name' }),
      ...(name === 'SignInWithApple' && { given_name: 'firstName' }),
    }
    const common = { UserPoolId: poolId, ProviderName: name, ProviderType: name, ProviderDetails: details[name] }
    await api.createIdentityProvider({ ...common, AttributeMapping })
  }
}

async function withStandIns(t: Test): Promise<OAuthScene> {
  const scene = await startOAuthScene(t)
  await addProviders(scene)
  const { UserPoolClient } = await scene.api.createUserPoolClient({
    ...oauthClient,
    UserPoolId: scene.poolId,
    ClientName: 'Northwind Shop',
    SupportedIdentityProviders: ['COGNITO', ...types],
  })
  const clientId = UserPoolClient?.ClientId ?? ''
  return {
    ...scene,
    clientId,
    authorize: (parameters = {}, path) => scene.authorize({ client_id: clientId, scope: 'openid profile email', ...parameters }, path),
  }
}

const params = (address: string) => new URL(address, 'http://x').searchParams

async function idToken(scene: OAuthScene, { location }: Seen) {
  const { json } = await scene.token({
    grant_type: 'authorization_code',
    client_id: scene.clientId,
    code: params(location).get('code') ?? '',
    redirect_uri: callback,
  })
  return claims(json.id_token)
}

t.test('an account that was made up signs in as the provider would have it, the same one each time', async (t) => {
  const scene = await withStandIns(t)
  const expected = {
    Google: { sub: /^1\d{20}$/, claims: { email_verified: true, given_name: 'Ann' } },
    Facebook: { sub: /^1\d{16}$/, claims: { email_verified: false, family_name: 'Lee Park' } },
    LoginWithAmazon: { sub: /^amzn1\.account\.[0-9A-F]{28}$/, claims: { email_verified: false } },
    SignInWithApple: { sub: /^00\d{4}\.[0-9a-f]{32}\.\d{4}$/, claims: { email_verified: false, given_name: 'Ann' } },
  }
  for (const type of types) {
    const enter = async (fill: (browser: ReturnType<typeof httpBrowser>) => Promise<Seen>) => {
      const browser = httpBrowser(scene.url)
      const away = await browser.get(scene.authorize({ identity_provider: type, state: 'app' }))
      t.ok(away.location.startsWith(`${scene.url}/_cogmock/stand-in/${type}/authorize?`), `${type} is played here`)
      const page = await browser.get(away.location)
      t.equal(page.status, 200)
      const answer = await fill(browser)
      t.equal(answer.status, 302, answer.text)
      return idToken(scene, await browser.get(answer.location))
    }
    const fresh = await enter((browser) =>
      browser.submit('standInNew', { email: 'Ann@example.com', name: 'Ann  Lee Park', email_verified: 'true' }),
    )
    const [identity] = fresh.identities as { userId: string }[]
    t.match(identity?.userId, expected[type].sub)
    t.match(fresh, {
      'cognito:username': `${type}_${identity?.userId}`,
      email: 'Ann@example.com',
      name: 'Ann Lee Park',
      ...expected[type].claims,
    })
    t.match(fresh, { identities: [{ providerName: type, providerType: type, primary: 'true' }] })
    const picked = await enter((browser) => browser.submit('standInAccounts', { account: identity?.userId ?? '' }))
    t.equal(picked.sub, fresh.sub)
    const typed = await enter((browser) => browser.submit('standInNew', { email: 'ann@EXAMPLE.com', name: 'Ann Smith' }))
    t.match(typed, { sub: fresh.sub, name: 'Ann Smith', email_verified: false })
  }
})

t.test('who cancels comes back to the app, and prompt=none asks nobody', async (t) => {
  const scene = await withStandIns(t)
  const { browser } = scene
  await browser.get((await browser.get(scene.authorize({ identity_provider: 'Google', state: 'app' }))).location)
  const cancelled = await browser.submit('standInCancel', {})
  const app = params((await browser.get(cancelled.location)).location)
  t.same([app.get('error'), app.get('state')], ['access_denied', 'app'])
  const silent = await browser.get((await browser.get(scene.authorize({ identity_provider: 'Google', prompt: 'none' }))).location)
  t.equal(params((await browser.get(silent.location)).location).get('error'), 'login_required')
})

t.test('the page takes its own forms, of the browser that was sent there, and leads nowhere else', async (t) => {
  const scene = await withStandIns(t)
  const { browser, url } = scene
  const away = (await browser.get(scene.authorize({ identity_provider: 'Google', login_hint: '"><script>alert(1)</script>' }))).location
  const fields = { email: 'ann@example.com', name: 'Ann' }
  t.equal((await browser.post(away, fields)).status, 403, 'without the token of the form')
  const foreign = await browser.post(away, fields, { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' })
  t.equal(foreign.status, 403, 'a form of another site')
  t.match((await httpBrowser(url).get(away)).location, /^\/error\?/, 'another browser')
  const page = await browser.get(away)
  t.notMatch(page.text, '<script>alert')
  t.match(page.headers.get('content-security-policy'), "default-src 'none'")
  for (const [name, value] of [
    ['redirect_uri', 'https://evil.example/'],
    ['client_id', 'other'],
    ['state', 'other'],
  ] as const) {
    const changed = new URL(away)
    changed.searchParams.set(name, value)
    t.match((await browser.get(changed.href)).location, /^\/error\?/, name)
  }
  t.match((await browser.get(away.replace('/Google/', '/Facebook/'))).location, /^\/error\?/, 'another provider')
  t.equal((await browser.get(away.replace('/Google/', '/Github/'))).status, 404)
  await browser.get(away)
  for (const wrong of [{ email: 'ann' }, { name: ' ' }, { email: 'a@b@c' }]) {
    t.equal((await browser.submit('standInNew', { ...fields, ...wrong })).status, 400, JSON.stringify(wrong))
    await browser.get(away)
  }
  t.equal((await browser.submit('standInNew', { ...fields, account: 'unknown' })).status, 400)
  await browser.get(away)
  const { location } = await browser.submit('standInNew', fields)
  const forged = new URL(location)
  forged.searchParams.set('code', `${forged.searchParams.get('code')?.split('.').slice(0, 2).join('.')}.AAAA`)
  const refused = params((await browser.get(forged.href)).location)
  t.equal(refused.get('error_description'), 'Google Error - 400 invalid_grant')
})

t.test('with an issuer of its own, a social provider is the one that it names', async (t) => {
  const scene = await withStandIns(t)
  const odd = await startOddProvider(t, () => scene.clock.now())
  await scene.api.updateIdentityProvider({
    UserPoolId: scene.poolId,
    ProviderName: 'Google',
    ProviderDetails: { ...details.Google, oidc_issuer: odd.issuer },
  })
  const away = await scene.browser.get(scene.authorize({ identity_provider: 'Google' }))
  t.ok(away.location.startsWith(`${odd.issuer}/authorize?`))
})

t.test('in Chromium, without scripts', { skip: withoutChromium }, async (t) => {
  const scene = await withStandIns(t)
  const app = await startApp(t)
  const { UserPoolClient } = await scene.api.createUserPoolClient({
    ...oauthClient,
    UserPoolId: scene.poolId,
    ClientName: 'Northwind Shop',
    CallbackURLs: [app.callback],
    SupportedIdentityProviders: ['COGNITO', ...types],
  })
  const address = `${scene.url}${scene.authorize({ client_id: UserPoolClient?.ClientId, redirect_uri: app.callback, state: 'app' }, '/login')}`
  const chromium = await startChromium(t)
  const context = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } })
  const page = await context.newPage()
  for (const name of ['Ann Lee', 'Bob Ray']) {
    await page.goto(address)
    await page.click('#provider-Google')
    await page.fill('#email', `${name.toLowerCase().replace(' ', '.')}@example.com`)
    await page.fill('#name', name)
    await page.click('#standInContinue')
    await page.waitForURL(`${app.callback}**`)
    t.match(page.url(), /\?code=[\w-]+&state=app$/)
  }
  await page.goto(address)
  await page.click('#provider-Google')
  t.same(await page.locator('#standInAccounts button').allTextContents(), [
    'Bob Ray (bob.ray@example.com)',
    'Ann Lee (ann.lee@example.com)',
  ])
  await page.click('text=Ann Lee')
  await page.waitForURL(`${app.callback}**`)
  await page.goto(address)
  t.equal(await page.textContent('#provider-SignInWithApple'), 'Continue with Apple')
  await page.click('#provider-SignInWithApple')
  await page.click('#cancel')
  await page.waitForURL(`${app.callback}**`)
  t.match(page.url(), /error=access_denied/)
  await context.close()

  const scripted = await chromium.newContext({ viewport: { width: 390, height: 900 }, reducedMotion: 'reduce' })
  const checked = await scripted.newPage()
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await checked.goto(address)
  await checked.click('#provider-Google')
  await checked.evaluate(axe)
  for (const colorScheme of ['light', 'dark'] as const) {
    await checked.emulateMedia({ colorScheme })
    const { violations } = (await checked.evaluate('axe.run()')) as { violations: { id: string }[] }
    t.same(
      violations.map(({ id }) => id),
      [],
      colorScheme,
    )
    if (process.env.SCREENSHOTS) await checked.screenshot({ path: `${process.env.SCREENSHOTS}/stand-in-${colorScheme}.png` })
  }
  t.equal(await checked.evaluate('document.documentElement.scrollWidth > innerWidth'), false, 'it fits a phone')
  await scripted.close()
})
