/** The OAuth endpoints: authorization, token, userInfo, revocation, logout. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { httpBrowser } from '../../support/browser.ts'
import { startEmulator } from '../../support/emulator.ts'
import { basic, callback, oauthClient, pkce, postForm, startOAuthScene } from '../../support/oauth-scene.ts'
import { claims, password } from '../../support/scene.ts'

t.test('a code with PKCE, state and nonce becomes tokens once', async (t) => {
  const { enter, token, clientId } = await startOAuthScene(t)
  const { verifier, challenge } = pkce()
  const back = await enter({ state: 'a b&c', nonce: 'n-1', scope: 'openid email', ...challenge })
  t.equal(`${back.origin}${back.pathname}`, callback)
  t.equal(back.searchParams.get('state'), 'a b&c')
  const code = back.searchParams.get('code') ?? ''
  t.match(code, /^[0-9a-f-]{36}$/)
  const form = { grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback, code_verifier: verifier }
  const { status, json, headers } = await token(form)
  t.equal(status, 200)
  t.match(json, { token_type: 'Bearer', expires_in: 3600, refresh_token: /^eyJ/ })
  t.equal(headers.get('cache-control'), 'no-store')
  t.equal(headers.get('access-control-allow-origin'), '*')
  const [id, access] = [claims(json.id_token), claims(json.access_token)]
  t.match(id, { nonce: 'n-1', email: 'jane@example.com', email_verified: true, aud: clientId, token_use: 'id', at_hash: /^[\w-]{22}$/ })
  t.equal(id.name, undefined, 'only what the scope email shows')
  t.match(access, { scope: 'openid email', version: 2, client_id: clientId, username: 'jane' })
  t.equal(id.origin_jti, access.origin_jti)
  t.same(await token(form).then(({ status, json }) => [status, json]), [400, { error: 'invalid_grant' }])
})

t.test('a code lives five minutes', async (t) => {
  const { enter, token, clientId, clock } = await startOAuthScene(t)
  const redeem = async (wait: number) => {
    const code = (await enter()).searchParams.get('code') ?? ''
    clock.pass(wait)
    return (await token({ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback })).status
  }
  t.same([await redeem(299), await redeem(301)], [200, 400])
})

t.test('codes and browser sessions are kept like everything else', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cogmock-oauth-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const stateFile = join(folder, 'state.json')
  const first = await startOAuthScene(t, { stateFile })
  const code = (await first.enter()).searchParams.get('code') ?? ''
  await first.close()
  const { url } = await startEmulator(t, { stateFile, seed: 2 })
  const form = { grant_type: 'authorization_code', client_id: first.clientId, code, redirect_uri: callback }
  t.match(await postForm(`${url}/oauth2/token`, form), { status: 200 })
  const again = httpBrowser(url)
  for (const [name, value] of first.browser.cookies) again.cookies.set(name, value)
  t.match((await again.get(first.authorize({ prompt: 'none' }))).location, `${callback}?code=`)
})

t.test('a wrong verifier uses a code up; a wrong secret and a wrong redirect URI do not', async (t) => {
  const { enter, token, clientId, api, poolId } = await startOAuthScene(t, { appClient: { GenerateSecret: true } })
  const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })
  const secret = UserPoolClient?.ClientSecret ?? ''
  const { verifier, challenge } = pkce()
  const code = (await enter(challenge)).searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier }
  t.match(await token(form, basic(clientId, 'wrong')), { status: 400, json: { error: 'invalid_client' } })
  t.match(await token({ ...form, client_id: clientId }), { status: 400, json: { error: 'invalid_client' } })
  t.match(await token({ ...form, redirect_uri: `${callback}/` }, basic(clientId, secret)), {
    status: 400,
    json: { error: 'invalid_grant' },
  })
  t.match(await token({ ...form, client_id: clientId, client_secret: secret }), { status: 200 })
  const second = (await enter(challenge)).searchParams.get('code') ?? ''
  const wrong = await token({ ...form, code: second, code_verifier: pkce().verifier }, basic(clientId, secret))
  t.match(wrong, { status: 400, json: { error: 'invalid_grant' } })
  t.match(await token({ ...form, code: second }, basic(clientId, secret)), { status: 400, json: { error: 'invalid_grant' } })
})

t.test('Basic credentials are form-encoded, but a plus is a plus', async (t) => {
  const secret = 'a+b+c+d+e+f+g+h+i+j+k+l+m+n'
  const { enter, token, clientId } = await startOAuthScene(t, { appClient: { ClientSecret: secret } })
  for (const sent of [secret, encodeURIComponent(secret)]) {
    const code = (await enter()).searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', code, redirect_uri: callback }
    t.equal((await token(form, basic(clientId, sent))).status, 200, sent)
  }
})

t.test('the implicit grant answers in the fragment, without a refresh token', async (t) => {
  const { enter } = await startOAuthScene(t)
  const back = await enter({ response_type: 'token', scope: 'openid profile', state: 's' })
  t.equal(back.search, '')
  const answer = new URLSearchParams(back.hash.slice(1))
  t.same([...answer.keys()], ['id_token', 'access_token', 'token_type', 'expires_in', 'state'])
  t.equal(answer.get('token_type'), 'bearer')
  t.match(claims(answer.get('id_token') ?? ''), { name: 'Jane Doe', email: 'jane@example.com' })
  const without = await enter({ response_type: 'token', scope: 'aws.cognito.signin.user.admin' })
  t.same([...new URLSearchParams(without.hash.slice(1)).keys()], ['access_token', 'token_type', 'expires_in'])
})

t.test('a refresh token gives new tokens, and a new refresh token only under rotation', async (t) => {
  const { enter, token, clientId, api, poolId, clock } = await startOAuthScene(t)
  const code = (await enter({ scope: 'openid email' })).searchParams.get('code') ?? ''
  const first = await token({ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback })
  const refresh = { grant_type: 'refresh_token', client_id: clientId, refresh_token: first.json.refresh_token ?? '' }
  clock.pass(60)
  const again = await token(refresh)
  t.equal(again.json.refresh_token, undefined)
  t.match(claims(again.json.access_token), { scope: 'openid email', version: 2, auth_time: claims(first.json.access_token).auth_time })
  await api.updateUserPoolClient({
    ...oauthClient,
    AllowedOAuthFlows: [...oauthClient.AllowedOAuthFlows] as never,
    UserPoolId: poolId,
    ClientId: clientId,
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
  })
  const rotated = await token(refresh)
  t.match(rotated, { status: 200, json: { refresh_token: /^eyJ/ } })
  clock.pass(1)
  t.match(await token(refresh), { status: 400, json: { error: 'invalid_grant' } })
  t.match(await token({ ...refresh, refresh_token: rotated.json.refresh_token ?? '' }), { status: 200 })
  t.match(await token({ ...refresh, refresh_token: 'garbage' }), { status: 400, json: { error: 'invalid_grant' } })
})

t.test('client_credentials gives an access token for the client alone', async (t) => {
  const { token, api, poolId } = await startOAuthScene(t)
  const Scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
  await api.createResourceServer({ UserPoolId: poolId, Identifier: 'api', Name: 'api', Scopes })
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'machine',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['api/read', 'api/write'],
  })
  const id = UserPoolClient?.ClientId ?? ''
  const headers = basic(id, UserPoolClient?.ClientSecret ?? '')
  const all = await token({ grant_type: 'client_credentials' }, headers)
  t.same(Object.keys(all.json).sort(), ['access_token', 'expires_in', 'token_type'])
  t.match(claims(all.json.access_token), { sub: id, client_id: id, scope: 'api/read api/write', token_use: 'access', version: 2 })
  t.equal(claims((await token({ grant_type: 'client_credentials', scope: 'api/read' }, headers)).json.access_token).scope, 'api/read')
  t.match(await token({ grant_type: 'client_credentials', scope: 'api/delete' }, headers), {
    status: 400,
    json: { error: 'invalid_scope' },
  })
  t.match(await token({ grant_type: 'client_credentials', client_id: id }), { status: 400, json: { error: 'invalid_client' } })
})

t.test('the token endpoint says what is wrong with a call', async (t) => {
  const { token, clientId, url } = await startOAuthScene(t)
  const rows: [Record<string, string>, string][] = [
    [{}, 'invalid_request'],
    [{ grant_type: 'password', client_id: clientId }, 'unsupported_grant_type'],
    [{ grant_type: 'toString', client_id: clientId }, 'unsupported_grant_type'],
    [{ grant_type: 'authorization_code', client_id: clientId }, 'invalid_request'],
    [{ grant_type: 'authorization_code', client_id: clientId, code: 'c' }, 'invalid_request'],
    [{ grant_type: 'authorization_code', client_id: clientId, code: 'c', redirect_uri: callback }, 'invalid_grant'],
    [{ grant_type: 'authorization_code', client_id: 'nobody', code: 'c', redirect_uri: callback }, 'invalid_client'],
    [{ grant_type: 'authorization_code', code: 'c', redirect_uri: callback }, 'invalid_request'],
    [{ grant_type: 'refresh_token', client_id: clientId }, 'invalid_request'],
    [{ grant_type: 'client_credentials', client_id: clientId }, 'unauthorized_client'],
  ]
  for (const [form, error] of rows) t.match(await token(form), { status: 400, json: { error } }, JSON.stringify(form))
  const response = await fetch(`${url}/oauth2/token`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  t.equal(response.status, 400)
  const allowed: readonly [method: string, path: string, allow: string][] = [
    ['GET', '/oauth2/token', 'POST'],
    ['PUT', '/oauth2/revoke', 'POST'],
    ['DELETE', '/oauth2/userInfo', 'GET, POST'],
    ['GET', '/saml2/logout', 'POST'],
    ['PUT', '/saml2/idpresponse', 'GET, HEAD, POST'],
    ['PUT', '/login', 'GET, HEAD, POST'],
    ['POST', '/oauth2/authorize', 'GET, HEAD'],
    ['POST', '/logout', 'GET, HEAD'],
    ['POST', '/error', 'GET, HEAD'],
    ['GET', '/_cogmock/stand-in/Google/token', 'POST'],
  ]
  for (const [method, path, allow] of allowed) {
    const answer = await fetch(`${url}${path}`, { method })
    t.same([answer.status, answer.headers.get('allow')], [405, allow], `${method} ${path}`)
  }
})

t.test('errors go back to the app once it is known where it is', async (t) => {
  const { browser, authorize, clientId } = await startOAuthScene(t)
  const rows: [Record<string, string | undefined>, string][] = [
    [{ response_type: undefined }, 'invalid_request'],
    [{ response_type: 'id_token' }, 'invalid_request'],
    [{ scope: 'openid unknown' }, 'invalid_scope'],
    [{ scope: 'email' }, 'invalid_scope'],
    [{ code_challenge: 'x'.repeat(43) }, 'invalid_request'],
    [{ code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: 'S256' }, 'invalid_request'],
    [{ prompt: 'none' }, 'login_required'],
    [{ resource: 'http://elsewhere.example' }, 'invalid_request'],
  ]
  for (const [parameters, error] of rows) {
    const { status, location } = await browser.get(authorize({ state: 's', ...parameters }))
    t.equal(status, 302)
    const back = new URL(location)
    t.equal(`${back.origin}${back.pathname}`, callback)
    t.same([back.searchParams.get('error'), back.searchParams.get('state')], [error, 's'], JSON.stringify(parameters))
  }
  const missing = (name: string) => `Required+String+parameter+%27${name}%27+is+not+present`
  const pages: [Record<string, string | undefined>, string][] = [
    [{ redirect_uri: `${callback}/` }, `/error?error=redirect_mismatch&client_id=${clientId}`],
    [{ redirect_uri: undefined }, `/error?error=invalid_request&error_description=${missing('redirect_uri')}&client_id=${clientId}`],
    [{ client_id: 'nobody' }, '/error?error=invalid_client&client_id=nobody'],
    [{ client_id: undefined }, `/error?error=invalid_request&error_description=${missing('client_id')}`],
  ]
  for (const [parameters, page] of pages) {
    t.equal((await browser.get(authorize(parameters))).location, page)
    t.equal((await browser.get(authorize(parameters, '/login'))).location, page)
  }
  const shown = await browser.get(`/error?error=redirect_mismatch&client_id=${clientId}`)
  t.equal(shown.status, 400)
  t.match(shown.text, /An error was encountered[\s\S]*redirect_mismatch[\s\S]*http:\/\/localhost:3000\/callback/)
})

t.test('a client without the flow is refused, and one with a default redirect URI need not name it', async (t) => {
  const { browser, authorize, enter, clientId } = await startOAuthScene(t, {
    appClient: { DefaultRedirectURI: callback, AllowedOAuthFlows: ['code'] },
  })
  t.match((await browser.get(authorize({ response_type: 'token' }))).location, `${callback}#error=unauthorized_client`)
  t.match(String(await enter({ redirect_uri: undefined })), `${callback}?code=`)
  t.ok(clientId)
})

t.test('a browser that is signed in is not asked again for an hour', async (t) => {
  const { browser, enter, authorize, clock, token, clientId } = await startOAuthScene(t)
  await enter()
  const session = [...browser.cookies].find(([name]) => name.startsWith('cognito-'))
  t.match(session?.[1], /^[\w-]{43}$/)
  clock.pass(1800)
  const again = await browser.get(authorize())
  t.match(again.location, `${callback}?code=`)
  const code = new URL(again.location).searchParams.get('code') ?? ''
  const { json } = await token({ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback })
  t.equal(claims(json.id_token).auth_time, Math.floor(clock.now()) - 1800, 'the sign-in was then')
  t.match((await browser.get(authorize({ prompt: 'none' }))).location, `${callback}?code=`)
  t.match((await browser.get(authorize({ prompt: 'login' }))).location, '/login?')
  t.match((await browser.get(authorize({ max_age: '1799' }))).location, '/login?')
  t.match((await browser.get(authorize({ max_age: '1801' }))).location, `${callback}?code=`)
  clock.pass(1801)
  t.match((await browser.get(authorize())).location, '/login?')
})

t.test('logout ends the browser session, and leads to the app or to the login page', async (t) => {
  const { browser, enter, authorize, clientId } = await startOAuthScene(t)
  await enter()
  const address = (parameters: Record<string, string>) => `/logout?${new URLSearchParams({ client_id: clientId, ...parameters })}`
  for (const nowhere of [{ logout_uri: 'http://evil.example/' }, {}, { post_logout_redirect_uri: 'http://localhost:3000/bye' }]) {
    const { location } = await browser.get(address(nowhere))
    t.match(location, '/error?error=invalid_request')
    const { text } = await browser.get(location)
    t.match(text, 'Required String parameter &#39;redirect_uri&#39; is not present')
    t.match(text, '<li><code>http://localhost:3000/bye</code></li>', 'the developer sees what would do')
  }
  t.match(
    (await browser.get(address({ redirect_uri: 'http://evil.example/', response_type: 'code' }))).location,
    '/error?error=redirect_mismatch',
  )
  t.match((await browser.get(authorize({ prompt: 'none' }))).location, 'code=', 'a refused logout ends nothing')
  t.equal((await browser.get(address({ logout_uri: 'http://localhost:3000/bye' }))).location, 'http://localhost:3000/bye')
  t.match((await browser.get(authorize())).location, '/login?')
  await enter()
  const again = await browser.get(address({ redirect_uri: callback, response_type: 'code', state: 's' }))
  t.match(again.location, /^\/login\?.*response_type=code.*state=s/)
  t.match((await browser.get(authorize())).location, '/login?')
})

t.test('userInfo shows what the scopes allow, and refuses tokens without openid', async (t) => {
  const { enter, signIn, url, api } = await startOAuthScene(t)
  const info = async (authorization?: string) => {
    const response = await fetch(`${url}/oauth2/userInfo`, { headers: authorization === undefined ? {} : { authorization } })
    return { status: response.status, json: await response.json(), challenge: response.headers.get('www-authenticate') }
  }
  const accessOf = async (scope: string) =>
    new URLSearchParams((await enter({ response_type: 'token', scope })).hash.slice(1)).get('access_token') ?? ''
  const bearer = (token: string) => `Bearer ${token}`
  const email = await info(bearer(await accessOf('openid email')))
  t.match(email, { status: 200, json: { email: 'jane@example.com', email_verified: 'true', username: 'jane' } })
  t.equal((email.json as Record<string, string>).name, undefined)
  t.match(await info(bearer(await accessOf('openid'))), { json: { name: 'Jane Doe', email: 'jane@example.com' } })
  const refused = {
    status: 401,
    json: { error: 'invalid_token' },
    challenge:
      'error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."',
  }
  t.match(await info(bearer((await signIn('jane')).AccessToken)), refused)
  t.match(await info(bearer('garbage')), refused)
  const signedOut = await accessOf('openid aws.cognito.signin.user.admin')
  await api.globalSignOut({ AccessToken: signedOut })
  t.match(await info(bearer(signedOut)), refused)
  const bad = 'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"'
  t.match(await info(), { status: 400, challenge: bad })
  t.match(await info('Basic abc'), { status: 400, challenge: bad })
})

t.test('the API takes an access token only with its scope', async (t) => {
  const { enter, api } = await startOAuthScene(t)
  const accessOf = async (scope: string) =>
    new URLSearchParams((await enter({ response_type: 'token', scope })).hash.slice(1)).get('access_token') ?? ''
  await t.rejects(api.getUser({ AccessToken: await accessOf('openid') }), {
    name: 'NotAuthorizedException',
    message: 'Access Token does not have required scopes',
  })
  t.match(await api.getUser({ AccessToken: await accessOf('aws.cognito.signin.user.admin') }), { Username: 'jane' })
})

t.test('the revocation endpoint ends a sign-in', async (t) => {
  const { enter, token, clientId, url } = await startOAuthScene(t)
  const code = (await enter({ scope: 'openid' })).searchParams.get('code') ?? ''
  const { json } = await token({ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback })
  const revoke = (form: Record<string, string>) => postForm(`${url}/oauth2/revoke`, form)
  t.match(await revoke({ client_id: clientId }), { status: 400, json: { error: 'invalid_request' } })
  t.match(await revoke({ client_id: 'nobody', token: 'x' }), { status: 401, json: { error: 'invalid_client' } })
  t.match(await revoke({ client_id: clientId, token: json.access_token ?? '' }), { status: 400, json: { error: 'unsupported_token_type' } })
  t.match(await revoke({ client_id: clientId, token: 'unknown' }), { status: 200, json: {} })
  t.match(await revoke({ client_id: clientId, token: json.refresh_token ?? '' }), { status: 200, json: {} })
  t.match(await revoke({ client_id: clientId, token: json.refresh_token ?? '' }), { status: 200, json: {} })
  const refresh = { grant_type: 'refresh_token', client_id: clientId, refresh_token: json.refresh_token ?? '' }
  t.match(await token(refresh), { status: 400, json: { error: 'invalid_grant' } })
})

t.test('a domain is a name for the endpoints of its pool, and for nothing else', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, poolId, authorize, url } = scene
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app' })
  const CertificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000'
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'login.example.com', CustomDomainConfig: { CertificateArn } })
  const other = await api.createUserPool({ PoolName: 'other' })
  await api.createUserPoolDomain({ UserPoolId: other.UserPool?.Id, Domain: 'other' })
  const { port } = new URL(url)
  const { request } = await import('node:http')
  const at = (host: string, path: string) =>
    new Promise<[number, string]>((resolve, reject) => {
      request(`${url}${path}`, { headers: { host } }, (response) => {
        response.resume()
        resolve([response.statusCode ?? 0, response.headers.location ?? ''])
      })
        .on('error', reject)
        .end()
    })
  t.match(await at(`my-app.auth.localhost:${port}`, authorize()), [302, /^\/login\?/])
  t.match(await at('login.example.com', authorize()), [302, /^\/login\?/])
  t.match(await at('my-app.auth.us-east-1.amazoncognito.com', authorize()), [302, /^\/login\?/])
  t.match(await at(`other.auth.localhost:${port}`, authorize()), [302, /^\/error\?error=invalid_client/])
  t.match(await at('unknown.auth.us-east-1.amazoncognito.com', authorize()), [403, ''])
  t.match(await at(`unknown.auth.localhost:${port}`, authorize()), [403, ''], 'a domain that is misspelt')
  t.match(await at(`login.localhost:${port}`, authorize()), [302, /^\/login\?/], 'but this machine may be called anything')
  t.match(await at('login.example.com', '/_cogmock/codes'), [403, ''])
  t.match(await at('login.example.com', '/'), [403, ''])
})

t.test('everything is also under /_aws/cognito-idp', async (t) => {
  const { url, authorize, clientId } = await startOAuthScene(t)
  const browser = httpBrowser(url)
  const asked = await browser.get(`/_aws/cognito-idp${authorize()}`)
  t.match(asked.location, /^\/_aws\/cognito-idp\/login\?/)
  await browser.get(asked.location)
  const { location } = await browser.submit('cognitoSignInForm', { username: 'jane', password })
  const code = new URL(location).searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback }
  t.match(await postForm(`${url}/_aws/cognito-idp/oauth2/token`, form), { status: 200 })
})

t.test('scripts of every origin may call what apps call, and preflight it', async (t) => {
  const { url } = await startOAuthScene(t)
  for (const path of ['/oauth2/token', '/oauth2/userInfo', '/oauth2/revoke']) {
    const headers = { origin: 'http://localhost:3000', 'access-control-request-headers': 'authorization' }
    const response = await fetch(`${url}${path}`, { method: 'OPTIONS', headers })
    t.equal(response.headers.get('access-control-allow-origin'), '*')
    t.equal(response.headers.get('access-control-allow-headers'), 'authorization')
    const called = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
    })
    t.equal(called.status, 400)
    t.equal(called.headers.get('access-control-allow-origin'), '*')
  }
})
