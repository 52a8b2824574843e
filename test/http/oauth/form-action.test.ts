/** Where the forms of pages may lead: browsers hold every redirect after a form against it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import t from 'tap'
import { startApp } from '../../support/app.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { oauthClient, startOAuthScene } from '../../support/oauth-scene.ts'
import { samlIdp } from '../../support/saml-idp.ts'
import { password } from '../../support/scene.ts'

const formAction = (headers: Headers) => /form-action ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.split(' ')
const here = ['localhost', '*.localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`])

t.test('a page names its own origin and the URLs of its client', async (t) => {
  const { browser, authorize, api, poolId } = await startOAuthScene(t)
  const CallbackURLs = ['https://app.example/a', 'https://app.example/b', 'myapp://signed-in']
  const { UserPoolClient } = await api.createUserPoolClient({
    ...oauthClient,
    UserPoolId: poolId,
    ClientName: 'web',
    CallbackURLs,
    LogoutURLs: ['https://www.example:8443/bye'],
  })
  const asked = authorize({ client_id: UserPoolClient?.ClientId, redirect_uri: 'myapp://signed-in' }, '/login')
  const sources = formAction((await browser.get(asked)).headers)
  t.same(sources, ["'self'", 'https://app.example', 'myapp:', 'https://www.example:8443', ...here])
  // What a host may have would end the directive and begin another one.
  const odd = await api.createUserPoolClient({
    ...oauthClient,
    UserPoolId: poolId,
    ClientName: 'odd',
    CallbackURLs: ['https://app;script-src/a', 'https://b,script-src/b'],
    LogoutURLs: [],
  })
  const { headers } = await browser.get(
    authorize({ client_id: odd.UserPoolClient?.ClientId, redirect_uri: 'https://app;script-src/a' }, '/login'),
  )
  t.same(formAction(headers), ["'self'", 'https:', ...here])
  t.notMatch(headers.get('content-security-policy'), 'script-src')
  t.same(formAction((await browser.get('/error?error=x')).headers), ["'none'"])
  t.same(formAction((await browser.get('/loggedOut')).headers), ["'none'"])
})

t.test('in Chromium', { skip: withoutChromium }, async (t) => {
  const { authorize, api, poolId, url, clock } = await startOAuthScene(t)
  const browser = await startChromium(t)
  const MetadataFile = (await samlIdp(clock.now())).metadata
  const corp = { UserPoolId: poolId, ProviderName: 'Corp', IdpIdentifiers: ['corp.example'] }
  await api.createIdentityProvider({ ...corp, ProviderType: 'SAML', ProviderDetails: { MetadataFile } })
  const details = { client_id: 'x', client_secret: 'x', authorize_scopes: 'openid' }
  await api.createIdentityProvider({ UserPoolId: poolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: details })
  /** The sign-in page of a client with this callback, and what it tries to reach. */
  const open = async (page: Page, redirect_uri: string): Promise<URL[]> => {
    const { UserPoolClient } = await api.createUserPoolClient({
      ...oauthClient,
      UserPoolId: poolId,
      ClientName: 'web',
      CallbackURLs: [redirect_uri],
      SupportedIdentityProviders: ['COGNITO', 'Google', 'Corp'],
    })
    const tried: URL[] = []
    page.on('request', (request) => void tried.push(new URL(request.url())))
    await page.goto(`${url}${authorize({ client_id: UserPoolClient?.ClientId, redirect_uri }, '/login')}`)
    return tried
  }
  const signIn = async (page: Page) => {
    await page.fill('#username', 'jane')
    await page.fill('#password', password)
    await page.click('#signInSubmitButton', { noWaitAfter: true })
  }
  const newPage = async () => (await browser.newContext()).newPage()

  t.test('a sign-in leads to an app anywhere', async () => {
    const page = await newPage()
    await open(page, 'https://app.example/callback')
    const [request] = await Promise.all([page.waitForRequest(/^https:\/\/app\.example\/callback\?code=/), signIn(page)])
    t.ok(request)
  })

  t.test('so does one at a provider that is played', async () => {
    const page = await newPage()
    await open(page, 'https://app.example/callback')
    await page.click('#provider-Google')
    await page.fill('#email', 'ann@example.com')
    await page.fill('#name', 'Ann')
    const done = page.waitForRequest(/^https:\/\/app\.example\/callback\?code=/)
    await page.click('#standInContinue', { noWaitAfter: true })
    t.ok(await done)
  })

  t.test('a callback of this machine may lead on to another port', async (t) => {
    const app = await startApp(t)
    const server = createServer((_, response) => void response.writeHead(302, { location: `${app.origin}/home` }).end())
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    t.teardown(() => server.close())
    const page = await newPage()
    await open(page, `http://localhost:${(server.address() as AddressInfo).port}/callback`)
    await signIn(page)
    await page.waitForURL(`${app.origin}/home`)
    t.same(app.called, ['/home'])
  })

  t.test('an address leads to a provider, wherever that is', async () => {
    const page = await newPage()
    await open(page, 'https://app.example/callback')
    await page.fill('#corporateEmail', 'ann@corp.example')
    const gone = page.waitForRequest(/^https:\/\/idp\.example\/sso\?/)
    await page.click('#providerByEmailButton', { noWaitAfter: true })
    t.ok(await gone)
  })

  t.test('a form that somebody put into the page leads nowhere else', async (t) => {
    const page = await newPage()
    const tried = await open(page, 'https://app.example/callback')
    const refused = page.waitForEvent('console', (message) => message.text().includes('form-action'))
    await page.evaluate(`{
      const form = document.createElement('form')
      form.action = 'https://evil.example/take'
      form.method = 'post'
      document.body.append(form)
      form.submit()
    }`)
    t.match((await refused).text(), 'evil.example')
    t.notOk(tried.some(({ hostname }) => hostname === 'evil.example'))
  })
})
