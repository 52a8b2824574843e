/** What attackers try: every one of these has to fail. */
import { request } from 'node:http'
import t from 'tap'
import { httpBrowser, unescaped } from '../../support/browser.ts'
import { callback, oauthClient, pkce, postForm, startOAuthScene } from '../../support/oauth-scene.ts'
import { password } from '../../support/scene.ts'

const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`

t.test('nothing that comes with a request is ever markup', async (t) => {
  const { browser, authorize, url } = await startOAuthScene(t, { pool: { AutoVerifiedAttributes: ['email'] } })
  const pages = ['/login', '/signup', '/confirm', '/resendcode', '/forgotPassword', '/confirmForgotPassword']
  const names = ['state', 'nonce', 'login_hint', 'lang', 'identity_provider', 'idp_identifier', script]
  const clean = (text: string, what: string) => {
    t.notMatch(text, '<script>alert', what)
    t.notMatch(text, /<[^>]*\sonerror=(?![^"]*")/, what)
    t.notMatch(text, '"><img', what)
  }
  for (const path of pages) {
    for (const name of names) clean((await browser.get(authorize({ [name]: script }, path))).text, `${path} ${name}`)
  }
  for (const name of ['error', 'error_description', 'client_id', 'user_name', 'confirmation_code']) {
    for (const path of ['/error', '/confirmUser'])
      clean((await browser.get(`${path}?${new URLSearchParams({ [name]: script })}`)).text, path)
  }
  const fields = Object.fromEntries(
    ['username', 'code', 'destination', 'proof', 'device_name', 'secret', 'session', 'answer', 'requiredAttributes[email]'].map((name) => [
      name,
      script,
    ]),
  )
  const challenge = (name: string) =>
    JSON.stringify({
      name,
      session: script,
      username: script,
      parameters: { CODE_DELIVERY_DESTINATION: script, FRIENDLY_DEVICE_NAME: script },
    })
  const posts: [string, string?][] = [...pages.map((path): [string] => [path]), ['/mfa', 'SMS_MFA'], ['/mfa', 'SOFTWARE_TOKEN_MFA']]
  posts.push(
    ['/selectMfa', 'SELECT_MFA_TYPE'],
    ['/selectChallenge', 'SELECT_CHALLENGE'],
    ['/newPassword', 'NEW_PASSWORD_REQUIRED'],
    ['/mfaSetup', 'MFA_SETUP'],
  )
  for (const [path, name] of posts) {
    await browser.get(authorize({}, '/login'))
    const _csrf = browser.cookies.get('XSRF-TOKEN') ?? ''
    const secrets = { password, confirm_password: password, new_password: password }
    const answer = await browser.post(authorize({}, path), { ...fields, ...secrets, _csrf, ...(name && { challenge: challenge(name) }) })
    t.ok(answer.status < 500, path)
    clean(answer.text, path)
  }
  t.ok(url)
})

t.test('names of pools, clients and providers are not markup either', async (t) => {
  const { browser, authorize, api, poolId, clientId } = await startOAuthScene(t)
  const ProviderDetails = { client_id: 'x', client_secret: 'x', authorize_scopes: 'openid' }
  await api.createIdentityProvider({ UserPoolId: poolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails })
  await api.updateUserPoolClient({
    ...oauthClient,
    AllowedOAuthFlows: ['code'],
    UserPoolId: poolId,
    ClientId: clientId,
    ClientName: 'a @ b',
    SupportedIdentityProviders: ['COGNITO', 'Google'],
  })
  const { text } = await browser.get(authorize({ state: script }, '/login'))
  t.match(text, 'Continue with Google')
  t.match(text, /href="\/oauth2\/authorize\?[^"<>]*identity_provider=Google"/)
})

t.test('a page allows no script, no frame and no foreign base', async (t) => {
  const { browser, authorize } = await startOAuthScene(t)
  const { headers } = await browser.get(authorize({}, '/login'))
  const policy = headers.get('content-security-policy') ?? ''
  t.match(policy, "default-src 'none'")
  t.match(policy, "frame-ancestors 'none'")
  t.match(policy, "base-uri 'none'")
  t.notMatch(policy, /script-src|unsafe/)
  t.equal(headers.get('x-frame-options'), 'DENY')
  t.equal(headers.get('cache-control'), 'no-store')
})

t.test('a form without the token of its browser does nothing', async (t) => {
  const { url, authorize, api, clientId } = await startOAuthScene(t, { pool: { AutoVerifiedAttributes: ['email'] } })
  const challenge = JSON.stringify({ name: 'SMS_MFA', session: 's'.repeat(30), username: 'jane', parameters: {} })
  const paths = [
    '/login',
    '/signup',
    '/confirm',
    '/resendcode',
    '/forgotPassword',
    '/confirmForgotPassword',
    '/mfa',
    '/selectMfa',
    '/selectChallenge',
  ]
  paths.push('/newPassword', '/mfaSetup')
  for (const path of paths) {
    const browser = httpBrowser(url)
    const fields = { username: 'jane', password, confirm_password: password, challenge, code: '123456' }
    t.equal((await browser.post(authorize({}, path), fields)).status, 403, `${path}, a browser that was never here`)
    t.equal((await browser.post(authorize({}, path), { ...fields, _csrf: '' })).status, 403, `${path}, an empty token`)
    t.equal((await browser.post(authorize({}, path), { ...fields, _csrf: 'x'.repeat(43) })).status, 403, `${path}, another token`)
    browser.cookies.set('XSRF-TOKEN', '')
    t.equal((await browser.post(authorize({}, path), { ...fields, _csrf: '' })).status, 403, `${path}, an empty cookie`)
  }
  await t.rejects(api.resendConfirmationCode({ ClientId: clientId, Username: 'nobody' }), { name: 'UserNotFoundException' })
})

t.test('a form of another site is refused before anything looks at it', async (t) => {
  const { browser, authorize } = await startOAuthScene(t)
  await browser.get(authorize({}, '/login'))
  const fields = { username: 'jane', password, _csrf: browser.cookies.get('XSRF-TOKEN') ?? '' }
  const from: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of from) t.equal((await browser.post(authorize({}, '/login'), fields, headers)).status, 403, JSON.stringify(headers))
  t.equal((await browser.post(authorize({}, '/login'), fields)).status, 302)
})

t.test('only the registered redirect URI is one', async (t) => {
  const { browser, authorize, api, poolId, clientId } = await startOAuthScene(t)
  const uris = [
    `${callback}/`,
    `${callback}/more`,
    `${callback}more`,
    `${callback}?x=1`,
    `${callback}#x`,
    `${callback}/../other`,
    `${callback}/..;/`,
    'http://localhost:3000/CALLBACK',
    'HTTP://localhost:3000/callback',
    'http://LOCALHOST:3000/callback',
    'https://localhost:3000/callback',
    'http://localhost:3001/callback',
    'http://localhost/callback',
    'http://localhost.evil.example:3000/callback',
    'http://localhost:3000@evil.example/callback',
    'http://user@localhost:3000/callback',
    'http://localhost:3000\\@evil.example/callback',
    'http://localhost:3000/%63allback',
    'http://localhost:3000%2Fcallback',
    '//localhost:3000/callback',
    '/callback',
    'javascript:alert(1)',
    'data:text/html,x',
    ` ${callback}`,
    `${callback}\u0000`,
    `${callback}\r\nx: y`,
    'http://localhost:3000/bye',
  ]
  for (const uri of uris) {
    for (const path of ['/oauth2/authorize', '/login', '/signup']) {
      const { location } = await browser.get(authorize({ redirect_uri: uri }, path))
      t.match(location, /^\/error\?error=redirect_mismatch&client_id=\w+$/, `${path} ${JSON.stringify(uri)}`)
    }
    const logout = new URLSearchParams({ client_id: clientId, logout_uri: uri === 'http://localhost:3000/bye' ? callback : uri })
    t.match((await browser.get(`/logout?${logout}`)).location, /^\/error\?/)
  }
  const twice = `${authorize()}&redirect_uri=${encodeURIComponent('http://evil.example/')}`
  t.match((await browser.get(twice)).location, '/error?')
  t.match((await browser.get(`${authorize()}&scope=openid&scope=email`)).location, `${callback}?error=invalid_request`)
  // Of another client of the pool, it is nothing.
  const { UserPoolClient } = await api.createUserPoolClient({
    ...oauthClient,
    AllowedOAuthFlows: ['code'],
    UserPoolId: poolId,
    ClientName: 'other',
    CallbackURLs: ['http://localhost:4000/'],
  })
  t.match((await browser.get(authorize({ client_id: UserPoolClient?.ClientId }))).location, '/error?')
})

t.test('a session that was there before a sign-in is not the one after it', async (t) => {
  const { browser, enter, url, poolId, authorize } = await startOAuthScene(t)
  const name = `cognito-${poolId}`
  browser.cookies.set(name, 'chosen-by-the-attacker')
  await enter()
  const session = browser.cookies.get(name)
  t.not(session, 'chosen-by-the-attacker')
  const attacker = httpBrowser(url)
  attacker.cookies.set(name, 'chosen-by-the-attacker')
  t.match((await attacker.get(authorize())).location, '/login?')
  await enter({ prompt: 'login' })
  t.not(browser.cookies.get(name), session, 'a second sign-in has another')
})

t.test('a session of one pool is nothing in another', async (t) => {
  const scene = await startOAuthScene(t)
  await scene.enter()
  const other = await scene.api.createUserPool({ PoolName: 'other' })
  const UserPoolId = other.UserPool?.Id ?? ''
  const { UserPoolClient } = await scene.api.createUserPoolClient({
    ...oauthClient,
    AllowedOAuthFlows: ['code'],
    UserPoolId,
    ClientName: 'app',
  })
  const session = scene.browser.cookies.get(`cognito-${scene.poolId}`) ?? ''
  scene.browser.cookies.set(`cognito-${UserPoolId}`, session)
  t.match((await scene.browser.get(scene.authorize({ client_id: UserPoolClient?.ClientId }))).location, '/login?')
})

t.test('PKCE cannot be taken out of a sign-in', async (t) => {
  const { enter, token, clientId } = await startOAuthScene(t)
  const form = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback }
  const { verifier, challenge } = pkce()
  const without = (await enter()).searchParams.get('code') ?? ''
  t.match(await token({ ...form, code: without, code_verifier: verifier }), { status: 400 }, 'the challenge was taken from the request')
  const guarded = (await enter(challenge)).searchParams.get('code') ?? ''
  t.match(await token({ ...form, code: guarded }), { status: 400 }, 'the verifier was left out')
  const plain = (await enter(challenge)).searchParams.get('code') ?? ''
  t.match(
    await token({ ...form, code: plain, code_verifier: challenge.code_challenge ?? '' }),
    { status: 400 },
    'the challenge is not the verifier',
  )
})

t.test('a code and a refresh token are their own client’s alone', async (t) => {
  const { enter, token, clientId, api, poolId, url } = await startOAuthScene(t)
  const client = { ...oauthClient, AllowedOAuthFlows: ['code' as const], UserPoolId: poolId, ClientName: 'other' }
  const { UserPoolClient } = await api.createUserPoolClient(client)
  const other = UserPoolClient?.ClientId ?? ''
  const code = (await enter()).searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: callback }
  t.match(await token({ ...form, client_id: other }), { status: 400, json: { error: 'invalid_grant' } })
  const { json } = await token({ ...form, client_id: clientId })
  const refresh_token = json.refresh_token ?? ''
  t.match(await token({ grant_type: 'refresh_token', refresh_token, client_id: other }), { status: 400, json: { error: 'invalid_grant' } })
  await postForm(`${url}/oauth2/revoke`, { client_id: other, token: refresh_token })
  t.match(
    await token({ grant_type: 'refresh_token', refresh_token, client_id: clientId }),
    { status: 200 },
    'another client revokes nothing',
  )
})

t.test('of many calls with one code at once a single one gets tokens', async (t) => {
  const { enter, token, clientId } = await startOAuthScene(t)
  const code = (await enter()).searchParams.get('code') ?? ''
  const redeem = () => token({ grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback, code })
  const answers = await Promise.all(Array.from({ length: 8 }, redeem))
  t.same(answers.map(({ status }) => status).sort(), [200, ...Array(7).fill(400)])
})

t.test('a challenge is of its client, its user and its browser’s moment alone', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, poolId, browser, authorize } = scene
  await api.setUserPoolMfaConfig({
    UserPoolId: poolId,
    MfaConfiguration: 'ON',
    SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } },
  })
  await scene.addUser('joe', { phone_number: '+12065550100', phone_number_verified: 'true' })
  const { UserPoolClient } = await api.createUserPoolClient({
    ...oauthClient,
    AllowedOAuthFlows: ['code'],
    UserPoolId: poolId,
    ClientName: 'other',
  })
  const begin = async () => {
    await browser.get(authorize({}, '/login'))
    const { text } = await browser.submit('cognitoSignInForm', { username: 'joe', password })
    return unescaped(/name="challenge" value="([^"]*)"/.exec(text)?.[1] ?? '')
  }
  const answer = (challenge: string, parameters = {}) =>
    browser.post(authorize(parameters, '/mfa'), { _csrf: browser.cookies.get('XSRF-TOKEN') ?? '', challenge, code: scene.code('joe') })
  const own = await begin()
  t.equal((await answer(own, { client_id: UserPoolClient?.ClientId })).location, '', 'at another client')
  t.equal((await answer(JSON.stringify({ ...JSON.parse(await begin()), username: 'jane' }))).location, '', 'as another user')
  const used = await begin()
  t.match((await answer(used)).location, `${callback}?code=`)
  t.equal((await answer(used)).location, '', 'twice')
})

t.test('the proof of a sign-up confirms nobody else', async (t) => {
  const { browser, authorize, api, clientId, code } = await startOAuthScene(t, { pool: { AutoVerifiedAttributes: ['email'] } })
  const signUp = async (username: string) => {
    await browser.get(authorize({}, '/signup'))
    const email = `${username}@example.com`
    return browser.submit('signUpForm', { username, password, confirm_password: password, 'requiredAttributes[email]': email })
  }
  await api.signUp({
    ClientId: clientId,
    Username: 'victim',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: 'v@example.com' }],
  })
  await signUp('attacker')
  const answer = await browser.submit('confirmForm', { username: 'victim', code: code('victim') })
  t.equal(answer.location, '', 'the account is confirmed, but nobody is signed in')
  t.match((await browser.get(authorize({ prompt: 'none' }))).location, 'login_required')
})

t.test('a body without an end is not read to it', async (t) => {
  const { url, authorize } = await startOAuthScene(t)
  for (const path of [
    '/oauth2/token',
    '/oauth2/revoke',
    '/oauth2/register',
    '/oauth2/idpresponse',
    '/saml2/idpresponse',
    authorize({}, '/login'),
  ]) {
    const status = await new Promise((resolve, reject) => {
      const call = request(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
      // It is answered while more is to come: nothing ever ends this request.
      call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
      t.teardown(() => call.destroy())
      for (let sent = 0; sent < 40; sent++) call.write('a'.repeat(16 * 1024))
    })
    t.ok([302, 303, 400, 403].includes(Number(status)), `${path} ${status}`)
  }
})

t.test('a host that is no domain of a pool is refused everywhere', async (t) => {
  const { url, authorize } = await startOAuthScene(t)
  const status = (path: string) =>
    new Promise((resolve, reject) => {
      request(`${url}${path}`, { headers: { host: 'evil.example' } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
  for (const path of [authorize(), authorize({}, '/login'), '/oauth2/userInfo', '/logout']) t.equal(await status(path), 403, path)
})
