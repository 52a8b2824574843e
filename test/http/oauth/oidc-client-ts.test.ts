/** oidc-client-ts, as single-page apps have it: in a real browser, on another origin. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import t from 'tap'
import { startApp } from '../../support/app.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { oauthClient } from '../../support/oauth-scene.ts'
import { password, startScene } from '../../support/scene.ts'

const library = dirname(createRequire(import.meta.url).resolve('oidc-client-ts/package.json'))
const script = readFileSync(join(library, 'dist/browser/oidc-client-ts.min.js'), 'utf8')

/** Runs in the page; the manager is made anew on each page, as an app does after a redirect. */
const manager = (settings: object) => `(window.manager ??= new oidc.UserManager(${JSON.stringify(settings)}))`

t.test('a single-page app signs in, reads userInfo, refreshes and signs out', { skip: withoutChromium }, async (t) => {
  const app = await startApp(t, (path) =>
    path === '/oidc.js'
      ? { type: 'text/javascript', text: script }
      : { type: 'text/html', text: '<!doctype html><script src="/oidc.js"></script>' },
  )
  const appClient = { ...oauthClient, CallbackURLs: [app.callback], LogoutURLs: [`${app.origin}/bye`] }
  const scene = await startScene(t, { appClient })
  const { url, poolId, clientId, clock } = scene
  // The library looks at the tokens' times.
  clock.pass(Date.now() / 1000 - clock.now())
  await scene.addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  const browser = await startChromium(t)
  const page = await browser.newPage()
  const own = manager({
    authority: `${url}/${poolId}`,
    client_id: clientId,
    redirect_uri: app.callback,
    scope: 'openid email',
    loadUserInfo: true,
    revokeTokensOnSignout: true,
    revokeTokenTypes: ['refresh_token'],
    automaticSilentRenew: false,
  })
  await page.goto(app.origin)
  await page.evaluate(`${own}.signinRedirect({ state: 'mine' })`).catch(() => {})
  await page.fill('#username', 'jane')
  await page.fill('#password', password)
  await page.click('#signInSubmitButton')
  await page.waitForURL(`${app.callback}?*`)
  const user = (await page.evaluate(`${own}.signinCallback()`)) as { profile: Record<string, unknown>; state: string; access_token: string }
  t.equal(user.state, 'mine')
  t.match(user.profile, { email: 'jane@example.com', username: 'jane' })
  const renewed = (await page.evaluate(`${own}.signinSilent()`)) as { access_token: string }
  t.not(renewed.access_token, user.access_token)
  const out = { extraQueryParams: { client_id: clientId, logout_uri: `${app.origin}/bye` } }
  await page.evaluate(`${own}.signoutRedirect(${JSON.stringify(out)})`).catch(() => {})
  await page.waitForURL(`${app.origin}/bye`)
  t.equal(scene.store.signIns.list(poolId)[0]?.revoked, true, 'its refresh token is revoked')
  await page.goto(app.origin)
  await page.evaluate(`${own}.signinRedirect()`).catch(() => {})
  await page.waitForSelector('#username')
  t.match(page.url(), `${url}/login?`, 'and the browser has to sign in again')
})
