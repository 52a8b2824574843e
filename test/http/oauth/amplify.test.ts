/** Amplify's signInWithRedirect, bundled as an app bundles it, in a real browser. It puts https:// before the domain itself. */
import { build } from 'esbuild'
import t from 'tap'
import { startApp } from '../../support/app.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { oauthClient } from '../../support/oauth-scene.ts'
import { root } from '../../support/place.ts'
import { password, startScene } from '../../support/scene.ts'

async function bundle(): Promise<string> {
  const contents = `
    import { Amplify, fetchAuthSession } from '@aws-amplify/core'
    import '@aws-amplify/auth/enable-oauth-listener'
    import { getCurrentUser, signInWithRedirect, signOut } from '@aws-amplify/auth'
    import { cognitoUserPoolsTokenProvider as tokenProvider } from '@aws-amplify/auth/cognito'
    // What the package aws-amplify does, which is these two and a lot that is not needed here.
    const configure = (settings) => {
      tokenProvider.setAuthConfig(settings.Auth)
      Amplify.configure(settings, { Auth: { tokenProvider } })
    }
    Object.assign(window, { configure, fetchAuthSession, getCurrentUser, signInWithRedirect, signOut })
  `
  const built = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    logLevel: 'silent',
  })
  return built.outputFiles[0]?.text ?? ''
}

t.test('Amplify signs in with a redirect, has a session, and signs out', { skip: withoutChromium }, async (t) => {
  const script = await bundle()
  const page = (text: string) => ({ type: 'text/html', text })
  let settings = {}
  const app = await startApp(t, (path) =>
    path === '/amplify.js'
      ? { type: 'text/javascript', text: script }
      : page(`<!doctype html><title>app</title><script src="/amplify.js"></script><script>configure(${JSON.stringify(settings)})</script>`),
  )
  const appClient = { ...oauthClient, CallbackURLs: [`${app.origin}/`], LogoutURLs: [`${app.origin}/bye`] }
  const scene = await startScene(t, { appClient, secure: true })
  const { url, poolId, clientId, clock } = scene
  clock.pass(Date.now() / 1000 - clock.now())
  await scene.addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  const oauth = {
    domain: new URL(url).host,
    scopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
    redirectSignIn: [`${app.origin}/`],
    redirectSignOut: [`${app.origin}/bye`],
    responseType: 'code',
  }
  settings = { Auth: { Cognito: { userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: url, loginWith: { oauth } } } }
  const chromium = await startChromium(t)
  const context = await chromium.newContext({ ignoreHTTPSErrors: true })
  const tab = await context.newPage()
  await tab.goto(app.origin)
  await tab.evaluate('signInWithRedirect()').catch(() => {})
  await tab.waitForSelector('#username')
  t.match(tab.url(), `https://${oauth.domain}/login?`)
  await tab.fill('#username', 'jane')
  await tab.fill('#password', password)
  await tab.click('#signInSubmitButton')
  await tab.waitForURL(`${app.origin}/**`)
  const cookies = await context.cookies(url.replace('http:', 'https:'))
  t.ok(cookies.length > 0 && cookies.every(({ secure, httpOnly }) => secure && httpOnly), 'no cookie of a page leaves TLS')
  // It exchanges the code on its own once the page is there.
  const user = (await tab.evaluate(`(async () => {
    for (let tries = 0; ; tries += 1) {
      try { return await getCurrentUser() } catch (error) { if (tries > 50) throw error }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()`)) as { username: string }
  t.equal(user.username, 'jane')
  const session = (await tab.evaluate('fetchAuthSession().then(({ tokens }) => tokens.idToken.payload)')) as { email: string }
  t.equal(session.email, 'jane@example.com')
  await tab.evaluate('signOut()').catch(() => {})
  await tab.waitForURL(`${app.origin}/bye`)
})
