/** Authentication levels on the hosted pages: what a browser's session is worth, and what is asked for besides. */
import { TOTP } from 'otpauth'
import t, { type Test } from 'tap'
import type { Seen } from '../../support/browser.ts'
import { callback, type OAuthScene, startOAuthScene } from '../../support/oauth-scene.ts'
import { claims, everyFlow, password, type SceneOptions } from '../../support/scene.ts'

const loa = (...levels: number[]) => levels.map((level) => `urn:cognito:loa:${level}`).join(' ')

interface Levels extends OAuthScene {
  /** A code of jane's authenticator app that was not used yet. */
  appCode(): string
  /** What the tokens for an answer of the pages say of the authentication. */
  said(answer: URL | string): Promise<{ acr: unknown; amr: unknown; auth_time: unknown }>
  submitCode(): Promise<Seen>
}

/** jane has an authenticator app, joe has a password only. */
async function startLevels(t: Test, options: SceneOptions = {}): Promise<Levels> {
  const scene = await startOAuthScene(t, {
    ...options,
    appClient: { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'], ...options.appClient },
  })
  const { api, poolId: UserPoolId, clock, clientId: client_id, browser } = scene
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } })
  await scene.addUser('joe')
  const { AccessToken } = await scene.signIn('jane')
  const { SecretCode: secret = '' } = await api.associateSoftwareToken({ AccessToken })
  const code = () => new TOTP({ secret }).generate({ timestamp: clock.now() * 1000 })
  await api.verifySoftwareToken({ AccessToken, UserCode: code() })
  const appCode = () => {
    clock.pass(30)
    return code()
  }
  return {
    ...scene,
    appCode,
    submitCode: () => browser.submit('mfaForm', { code: appCode() }),
    async said(answer) {
      const url = new URL(answer, scene.url)
      const implicit = new URLSearchParams(url.hash.slice(1))
      const form = { grant_type: 'authorization_code', client_id, redirect_uri: callback, code: url.searchParams.get('code') ?? '' }
      const json = url.hash === '' ? (await scene.token(form)).json : Object.fromEntries(implicit)
      const [id, access] = [claims(json.id_token), claims(json.access_token)]
      t.same([access.acr, access.amr, access.auth_time], [id.acr, id.amr, id.auth_time])
      return { acr: id.acr, amr: id.amr, auth_time: id.auth_time }
    },
  }
}

const scope = 'openid'

t.test('a browser that nobody is signed in to signs in at the level', async (t) => {
  const { browser, authorize, enter, said, submitCode } = await startLevels(t)
  t.equal((await said(await enter({ scope }))).acr, undefined, 'nobody asked')
  browser.cookies.clear()
  await enter({ scope, acr_values: `urn:other ${loa(4, 1)}` })
  const four = await submitCode()
  t.match(four.location, callback)
  t.match(await said(four.location), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
  browser.cookies.clear()
  t.match(await said(await enter({ scope, acr_values: loa(1), response_type: 'token' })), { acr: loa(1), amr: ['pwd'] }, 'implicit')
  browser.cookies.clear()
  await browser.get(authorize({ scope, acr_values: loa(4) }).replace('/oauth2/authorize', '/login'))
  const refused = await browser.submit('cognitoSignInForm', { username: 'joe', password })
  t.match(refused, { status: 400, text: /The user has no factors that meet a requested authentication level\./ })
  await browser.submit('cognitoSignInForm', { username: 'jane', password })
  t.match((await submitCode()).location, callback)
})

t.test('a session that is worth the level passes; in another one its user proves what is missing', async (t) => {
  const { browser, authorize, enter, said, submitCode, clock } = await startLevels(t)
  await enter({ scope })
  const since = Math.floor(clock.now())
  clock.pass(100)
  const passed = await browser.get(authorize({ scope, acr_values: loa(1) }))
  t.same(await said(passed.location), { acr: loa(1), amr: ['pwd'], auth_time: since })

  const asked = await browser.get(authorize({ scope, acr_values: loa(4), state: 'app' }))
  t.match(asked.location, '/login?')
  const page = await browser.get(asked.location)
  t.match(page.text, /Prove that it is you[\s\S]*Signing in as jane/)
  t.notMatch(page.text, /name="password"/)
  t.match((await browser.submit('stepUpForm', {})).text, /mfaForm/)
  t.match(await browser.submit('mfaForm', { code: '000000' }), { status: 400, text: /Invalid code received for user/ })
  const back = await submitCode()
  t.match(back.location, /state=app/)
  t.same(await said(back.location), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'], auth_time: Math.floor(clock.now()) })

  const best = await browser.get(authorize({ scope, acr_values: loa(4), prompt: 'none' }))
  t.match(await said(best.location), { acr: loa(4) }, 'from then on the session is worth it')
  t.match(await said((await browser.get(authorize({ scope, acr_values: loa(3) }))).location), { acr: loa(4) }, 'and whatever is less')
  t.equal((await said((await browser.get(authorize({ scope }))).location)).acr, undefined)
})

t.test('who is somebody else begins again', async (t) => {
  const { browser, authorize, enter, said } = await startLevels(t)
  await enter({ scope })
  const { text } = await browser.get((await browser.get(authorize({ scope, acr_values: loa(4, 1) }))).location)
  const again = /id="signInAgain" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  t.match((await browser.get(again)).text, /name="password"/)
  const joe = await browser.submit('cognitoSignInForm', { username: 'joe', password })
  t.match(await said(joe.location), { acr: loa(1), amr: ['pwd'] })
})

t.test('refreshed tokens say what the first ones said', async (t) => {
  const { enter, token, clientId: client_id, clock } = await startLevels(t)
  const code = (await enter({ scope, acr_values: loa(1) })).searchParams.get('code') ?? ''
  const first = (await token({ grant_type: 'authorization_code', client_id, redirect_uri: callback, code })).json
  clock.pass(60)
  const { json } = await token({ grant_type: 'refresh_token', client_id, refresh_token: first.refresh_token ?? '' })
  const { auth_time } = claims(first.id_token)
  for (const text of [json.id_token, json.access_token]) t.match(claims(text), { acr: loa(1), amr: ['pwd'], auth_time })
})

t.test('max_age: who signed in longer ago begins anew', async (t) => {
  const { browser, authorize, enter, clock } = await startLevels(t)
  await enter({ scope })
  clock.pass(100)
  const page = async (max_age: string) =>
    (await browser.get((await browser.get(authorize({ scope, acr_values: loa(4), max_age }))).location)).text
  t.match(await page('100'), /stepUpForm/)
  t.match(await page('99'), /name="password"/)
})

t.test('what cannot be answered goes back to the app', async (t) => {
  const { browser, authorize, enter, url } = await startLevels(t)
  const error = async (more: Record<string, string>) => {
    const { searchParams } = new URL((await browser.get(authorize({ scope, state: 's', ...more }))).location, url)
    return [searchParams.get('error'), searchParams.get('error_description'), searchParams.get('state')]
  }
  const unknown = ['invalid_request', 'acr_values has no authentication level of this user pool', 's']
  t.same(await error({ acr_values: 'urn:other' }), unknown)
  await enter({ scope })
  t.same(await error({ acr_values: loa(4), prompt: 'none' }), ['login_required', null, 's'])
  t.same(await error({ acr_values: loa(3), prompt: 'none' }), ['login_required', null, 's'], 'four is more than three')
  browser.cookies.clear()
  await browser.get((await browser.get(authorize({ scope }))).location)
  await browser.submit('cognitoSignInForm', { username: 'joe', password })
  t.same(await error({ acr_values: loa(4) }), [
    'invalid_request',
    'The user has no factors that meet a requested authentication level.',
    's',
  ])
})

t.test('a form that comes too late leads back to the beginning', async (t) => {
  const { browser, authorize, enter, clock } = await startLevels(t)
  await enter({ scope })
  await browser.get((await browser.get(authorize({ scope, acr_values: loa(4) }))).location)
  clock.pass(3601)
  t.match((await browser.submit('stepUpForm', {})).text, /name="password"/)
})

t.test('users who choose how to sign in choose among what leads to the level', async (t) => {
  const { browser, authorize, said, submitCode, addUser, code } = await startLevels(t, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
  })
  await addUser('jim', { email: 'jim@example.com', email_verified: 'true' })
  const begin = async (username: string, acr_values: string) => {
    browser.cookies.clear()
    await browser.get((await browser.get(authorize({ scope, acr_values }))).location)
    return browser.submit('cognitoSignInForm', { username })
  }
  t.match((await begin('jim', loa(2))).text, /choose-EMAIL_OTP/)
  await browser.submit('selectChallengeForm', { answer: 'EMAIL_OTP' })
  const mailed = await browser.submit('mfaForm', { code: code('jim') })
  t.match(await said(mailed.location), { acr: loa(2), amr: ['email_otp'] })

  t.equal((await browser.get(authorize({ scope, acr_values: loa(3) }))).location.startsWith('/login'), true)
  await browser.get(authorize({ scope, acr_values: loa(3) }, '/login'))
  t.match((await browser.submit('stepUpForm', {})).text, /name="password"/)
  const both = await browser.submit('cognitoSignInForm', { password })
  t.match(await said(both.location), { acr: loa(3), amr: ['email_otp', 'pwd', 'mfa'] })

  t.notMatch((await begin('jane', loa(4))).text, /choose-EMAIL_OTP/)
  await browser.submit('cognitoSignInForm', { password })
  t.match(await said((await submitCode()).location), { acr: loa(4) })
})

t.test('in the Lite plan acr_values is passed over', async (t) => {
  const { enter, said, browser, authorize } = await startLevels(t, {
    pool: { UserPoolTier: 'LITE' },
    appClient: { ExplicitAuthFlows: [...everyFlow] },
  })
  for (const acr_values of [loa(4), 'urn:other']) t.equal((await said(await enter({ scope, acr_values }))).acr, undefined)
  t.match((await browser.get(authorize({ scope, acr_values: loa(4) }))).location, callback)
})
