/** Every hosted page in a real browser: it works without scripts, and an accessibility checker finds nothing. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import t from 'tap'
import { startApp } from '../../support/app.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { postForm } from '../../support/oauth-scene.ts'
import { pageTour } from '../../support/page-tour.ts'
import { claims, password } from '../../support/scene.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

t.test('the hosted pages', { skip: withoutChromium }, async (t) => {
  const chromium = await startChromium(t)
  const { stops, address, scene, addClient } = await pageTour(t)
  t.test('axe finds nothing', async (t) => {
    const context = await chromium.newContext({ reducedMotion: 'reduce', viewport: { width: 320, height: 256 } })
    t.teardown(() => context.close())
    for (const { name, go } of stops) {
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', (message) => void (message.text().includes('Content Security Policy') && refused.push(message.text())))
      await go(page)
      t.same(await violations(page), [], name)
      await page.emulateMedia({ colorScheme: 'dark' })
      t.same(await violations(page, "{ runOnly: ['color-contrast', 'link-in-text-block'] }"), [], `${name} in the dark`)
      t.same(refused, [], `${name}: nothing of the page is against its own policy`)
      t.equal(
        await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
        false,
        `${name} fits a phone, or a desktop at 400 %`,
      )
      await page.close()
    }
  })

  t.test('without scripts a sign-in ends at the app, and the next one asks nothing', async (t) => {
    const context = await chromium.newContext({ javaScriptEnabled: false })
    t.teardown(() => context.close())
    const app = await startApp(t)
    const target = { client_id: await addClient(app.callback), redirect_uri: app.callback }
    const page = await context.newPage()
    await page.goto(address('/login', target))
    await page.fill('input[name=username]', 'jane')
    await page.click('button[name=signInSubmitButton]')
    await page.fill('input[name=password]', password)
    await page.click('button[name=signInSubmitButton]')
    await page.waitForURL(`${app.callback}**`)
    t.match(page.url(), /\?code=[0-9a-f-]{36}&state=s$/)
    await page.goto(address('/oauth2/authorize', target))
    t.match(page.url(), /\?code=/)
    const cookies = await context.cookies(scene.url)
    t.same(new Set(cookies.map(({ httpOnly, sameSite }) => `${httpOnly} ${sameSite}`)), new Set(['true Lax']))
  })

  t.test('who is signed in proves only what a level takes besides, without scripts', async (t) => {
    const context = await chromium.newContext({ javaScriptEnabled: false })
    t.teardown(() => context.close())
    const app = await startApp(t)
    const target = { client_id: await addClient(app.callback), redirect_uri: app.callback }
    const page = await context.newPage()
    await page.goto(address('/oauth2/authorize', target))
    await page.fill('#username', 'jane')
    await page.click('#signInSubmitButton')
    await page.fill('#password', password)
    await page.click('#signInSubmitButton')
    await page.waitForURL(`${app.callback}**`)
    await page.goto(address('/oauth2/authorize', { ...target, acr_values: 'urn:cognito:loa:3' }))
    t.match(await page.textContent('main'), /Signing in as jane/)
    const sent = scene.messages().length
    await page.reload()
    t.equal(scene.messages().length, sent, 'to look at the page sends nothing')
    await page.click('#stepUp')
    await page.fill('#code', scene.code('jane'))
    await page.click('#signInSubmitButton')
    await page.waitForURL(`${app.callback}**`)
    const code = new URL(page.url()).searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', client_id: target.client_id, redirect_uri: app.callback, code }
    const { json } = await postForm(`${scene.url}/oauth2/token`, form)
    t.match(claims(json.access_token), { acr: 'urn:cognito:loa:3', amr: ['pwd', 'sms', 'mfa'] })
  })

  t.test('a passkey is added after a sign-in, and signs in later', async (t) => {
    const context = await chromium.newContext()
    t.teardown(() => context.close())
    const page = await context.newPage()
    await virtualAuthenticator(page)
    const app = await startApp(t)
    const target = { client_id: await addClient(app.callback), redirect_uri: app.callback }
    // A passkey belongs to a name, and the pool's is localhost.
    const at = (path: string) => address(path, target).replace('127.0.0.1', 'localhost')
    await page.goto(at('/passkeys/add'))
    await page.fill('#username', 'jane')
    await page.click('#signInSubmitButton')
    await page.fill('#password', password)
    await page.click('#signInSubmitButton')
    await page.click('#passkeyButton')
    await page.waitForURL(app.callback)
    t.same(app.called, ['/callback'], 'it leads back to the app, without a code')
    await context.clearCookies()
    await page.goto(at('/login'))
    await page.fill('#username', 'jane')
    await page.click('#signInSubmitButton')
    await page.click('#choose-WEB_AUTHN')
    t.match(await page.textContent('h1'), 'Sign in with a passkey')
    t.same(await violations(page), [])
    await page.click('#passkeyButton')
    await page.waitForURL(`${app.callback}?*`)
    t.match(page.url(), /\?code=/)
  })
})

/** What an accessibility checker finds, in its words. */
async function violations(page: Page, options = "{ resultTypes: ['violations'] }"): Promise<string[]> {
  // What the test brings along is not the page's, so its policy does not hold for it.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe)
  const found = await page.evaluate(`axe.run(${options})`)
  return (found as { violations: Violation[] }).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`,
  )
}

async function virtualAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const
  await session.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
}
