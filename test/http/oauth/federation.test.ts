/** Sign-in over providers of OpenID Connect, with a real one and with one that lies. */
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type HttpBrowser, httpBrowser, type Seen } from '../../support/browser.ts'
import { startEmulator } from '../../support/emulator.ts'
import { startRealProvider } from '../../support/keycloak-like.ts'
import { callback, type OAuthScene, oauthClient, startOAuthScene } from '../../support/oauth-scene.ts'
import { type OddProvider, startOddProvider } from '../../support/odd-provider.ts'
import { claims, password, type SceneOptions } from '../../support/scene.ts'

const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`

interface Provider {
  readonly issuer: string
  readonly name?: string
  readonly details?: Readonly<Record<string, string>>
  readonly mapping?: Readonly<Record<string, string>>
  readonly identifiers?: string[]
  readonly acr?: Record<string, string>
}

async function addProvider({ api, poolId, clientId }: OAuthScene, { issuer, name = 'Acme', details, mapping, identifiers, acr }: Provider) {
  await api.createIdentityProvider({
    UserPoolId: poolId,
    ProviderName: name,
    ProviderType: 'OIDC',
    ProviderDetails: {
      client_id: 'cogmock',
      client_secret: 'upstream-secret',
      attributes_request_method: 'GET',
      oidc_issuer: issuer,
      authorize_scopes: 'openid email profile',
      ...details,
    },
    AttributeMapping: { email: 'email', name: 'name', ...mapping },
    ...(identifiers && { IdpIdentifiers: identifiers }),
    ...(acr && { AcrMapping: acr }),
  })
  const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })
  const { CreationDate: _, LastModifiedDate: __, ClientSecret: ___, ...settings } = UserPoolClient ?? {}
  await api.updateUserPoolClient({
    ...settings,
    UserPoolId: poolId,
    ClientId: clientId,
    SupportedIdentityProviders: [...(UserPoolClient?.SupportedIdentityProviders ?? []), name],
  })
}

/** A scene with a provider that says what the test wants. */
async function withOddProvider(
  t: Test,
  options: SceneOptions = {},
  provider: Omit<Provider, 'issuer'> = {},
): Promise<OAuthScene & { readonly odd: OddProvider }> {
  const scene = await startOAuthScene(t, options)
  const odd = await startOddProvider(t, () => scene.clock.now())
  odd.says.claims = { sub: 'user', email: 'user@example.com', name: 'Some User' }
  await addProvider(scene, { issuer: odd.issuer, ...provider })
  return { ...scene, odd }
}

const params = (address: string) => new URL(address, 'http://x').searchParams

/** Goes to the odd provider and back, as its page would. */
async function over(
  scene: OAuthScene & { readonly odd: OddProvider },
  more: Readonly<Record<string, string>> = {},
  browser: HttpBrowser = scene.browser,
): Promise<Seen> {
  const away = await browser.get(scene.authorize({ identity_provider: 'Acme', scope: 'openid email profile', state: 'app', ...more }))
  const sent = params(away.location)
  scene.odd.says.claims = { nonce: sent.get('nonce'), ...scene.odd.says.claims }
  return browser.get(`/oauth2/idpresponse?${new URLSearchParams({ code: 'upstream-code', state: sent.get('state') ?? '' })}`)
}

const again = (scene: { odd: OddProvider }) => {
  const { nonce: _, ...rest } = scene.odd.says.claims
  scene.odd.says.claims = rest
}

async function tokensOf(scene: OAuthScene, back: Seen) {
  const { json, status } = await scene.token({
    grant_type: 'authorization_code',
    client_id: scene.clientId,
    code: params(back.location).get('code') ?? '',
    redirect_uri: callback,
  })
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(json)} for ${back.location}`)
  return { id: claims(json.id_token), access: claims(json.access_token) }
}

t.test('a user of a real provider signs in, is a user of the pool from then on, and follows the provider', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, poolId, browser, clock, authorize, url } = scene
  // The provider's clock is the real one.
  clock.pass(Date.now() / 1000 - clock.now())
  const real = await startRealProvider(t, `${url}/oauth2/idpresponse`)
  await addProvider(scene, { issuer: real.issuer, mapping: { email_verified: 'email_verified' }, identifiers: ['acme.example'] })
  const upstream = httpBrowser(real.issuer)
  const round = async (query: Readonly<Record<string, string>>) => {
    let seen = await browser.get(authorize({ scope: 'openid email profile', state: 'app', ...query }))
    t.match(params(seen.location), { get: Function })
    t.equal(params(seen.location).get('code_challenge_method'), 'S256', 'the provider knows PKCE, so it is used')
    while (!seen.location.startsWith(url)) seen = await upstream.get(seen.location)
    return browser.get(seen.location)
  }

  const back = await round({ identity_provider: 'Acme' })
  t.match(back.location, new RegExp(`^${callback}\\?code=[\\w-]+&state=app$`))
  const { id, access } = await tokensOf(scene, back)
  t.match(id, {
    'cognito:username': 'Acme_ann',
    'cognito:groups': [`${poolId}_Acme`],
    email: 'ann@example.com',
    email_verified: true,
    name: 'Ann Lee',
    identities: [{ userId: 'ann', providerName: 'Acme', providerType: 'OIDC', issuer: null, primary: 'true' }],
  })
  t.match(access, { username: 'Acme_ann', 'cognito:groups': [`${poolId}_Acme`] })
  const user = await api.adminGetUser({ UserPoolId: poolId, Username: 'Acme_ann' })
  t.equal(user.UserStatus, 'EXTERNAL_PROVIDER')

  t.match((await browser.get(authorize())).location, /code=/, 'the browser is signed in')
  real.claims.set('ann', { email: 'lee@example.com', email_verified: false, name: 'Ann Lee' })
  const later = await tokensOf(scene, await round({ idp_identifier: 'acme.example' }))
  t.match(later.id, { sub: id.sub, email: 'lee@example.com', email_verified: false }, 'each sign-in takes over what is new')

  const fresh = httpBrowser(real.issuer)
  let seen = await browser.get(authorize({ identity_provider: 'Acme', login_hint: 'nobody', state: 'app', prompt: 'login' }))
  while (!seen.location.startsWith(url)) seen = await fresh.get(seen.location)
  const denied = params((await browser.get(seen.location)).location)
  t.same([denied.get('error'), denied.get('error_description'), denied.get('state')], ['access_denied', 'nobody may not sign in', 'app'])
})

t.test('threat protection notes sign-ins over a provider, and refusals of users who are known', async (t) => {
  const scene = await withOddProvider(t, { pool: { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' }, UserPoolTier: 'PLUS' } })
  const { api, poolId, clientId } = scene
  const risk = { EventAction: 'BLOCK', Notify: false } as const
  const Actions = { LowAction: risk, MediumAction: risk, HighAction: risk }
  await api.setRiskConfiguration({ UserPoolId: poolId, ClientId: clientId, AccountTakeoverRiskConfiguration: { Actions } })
  const listed = async () => (await api.adminListUserAuthEvents({ UserPoolId: poolId, Username: 'Acme_user' })).AuthEvents ?? []
  const { id } = await tokensOf(scene, await over(scene))
  const [first, ...others] = await listed()
  t.equal(id.event_id, first?.EventId)
  t.same(others, [])
  t.match(first, {
    EventType: 'SignIn',
    EventResponse: 'Pass',
    EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
    ChallengeResponses: [],
    EventContextData: { IpAddress: /127\.0\.0\.1|::1/, DeviceName: String },
  })
  t.notOk(first?.EventRisk?.RiskLevel)
  again(scene)
  await api.adminDisableUser({ UserPoolId: poolId, Username: 'Acme_user' })
  t.match((await over(scene)).location, /error=invalid_request/)
  t.same(
    (await listed()).map(({ EventResponse }) => EventResponse),
    ['Fail', 'Pass'],
  )
})

t.test('the login page has a button that leads to the provider, and back to the address that the browser used', async (t) => {
  const scene = await withOddProvider(t)
  await scene.api.createUserPoolDomain({ UserPoolId: scene.poolId, Domain: 'shop' })
  const page = await scene.browser.get(scene.authorize({ state: 'app' }, '/login'))
  const href = /id="provider-Acme" href="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const away = await scene.browser.get(href)
  const query = params(away.location)
  t.ok(away.location.startsWith(`${scene.odd.issuer}/authorize?`))
  t.equal(query.get('redirect_uri'), `${scene.url}/oauth2/idpresponse`)
  t.equal(query.get('scope'), 'openid email profile')
  const port = new URL(scene.url).port
  const location = await new Promise<string>((resolve) => {
    const headers = { host: `shop.auth.localhost:${port}` }
    request(`${scene.url}${scene.authorize({ identity_provider: 'Acme' })}`, { headers }, (response) => {
      response.resume()
      resolve(response.headers.location ?? '')
    }).end()
  })
  t.equal(params(location).get('redirect_uri'), `http://shop.auth.localhost:${port}/oauth2/idpresponse`)
})

t.test('functions are told at a first sign-in and at later ones, and InboundFederation changes what is mapped', async (t) => {
  const names = ['InboundFederation', 'PreSignUp', 'PostConfirmation', 'PreAuthentication', 'PostAuthentication']
  const { InboundFederation, ...others } = Object.fromEntries(names.map((name) => [name, arn(name)]))
  const scene = await withOddProvider(t)
  const { lambda, odd, poolId, clientId } = scene
  await scene.api.updateUserPool({
    UserPoolId: poolId,
    LambdaConfig: { ...others, InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: InboundFederation ?? '' } },
  })
  for (const name of names) lambda.define(arn(name), (event) => event)
  odd.says.userInfo = { sub: 'user', name: 'Of the endpoint', groups: ['a b', 'c'], admin: true }
  lambda.define(arn('InboundFederation'), (event) => ({
    ...event,
    response: { userAttributesToMap: { email: 'new@example.com', name: 'X' } },
  }))
  const { id } = await tokensOf(scene, await over(scene))
  t.match(id, { email: 'new@example.com', name: 'X', email_verified: false })
  const told = () => lambda.invocations.splice(0).map(({ event }) => event)
  const first = told()
  t.same(
    first.map(({ triggerSource }) => triggerSource),
    ['InboundFederation_ExternalProvider', 'PreSignUp_ExternalProvider', 'PostConfirmation_ConfirmSignUp'],
  )
  t.match(first[0], {
    userName: 'Acme_user',
    callerContext: { clientId },
    userPoolId: poolId,
    request: {
      providerName: 'Acme',
      providerType: 'OIDC',
      attributes: {
        tokenResponse: { access_token: 'upstream-access', token_type: 'bearer' },
        idToken: { sub: 'user', email: 'user@example.com' },
        userInfo: { name: 'Of the endpoint', groups: '[a+b, c]', admin: 'true' },
      },
    },
  })
  t.match(first[1], {
    userName: 'Acme_user',
    request: {
      userAttributes: { email: 'new@example.com', 'cognito:email_alias': '', 'cognito:phone_number_alias': '' },
      validationData: {},
    },
  })
  again(scene)
  lambda.define(arn('InboundFederation'), (event) => event)
  t.match(await tokensOf(scene, await over(scene)), { id: { email: 'user@example.com', name: 'Of the endpoint' } })
  t.same(
    told().map(({ triggerSource }) => triggerSource),
    ['InboundFederation_ExternalProvider', 'PreAuthentication_Authentication', 'PostAuthentication_Authentication'],
  )
  again(scene)
  lambda.define(arn('PreSignUp'), () => {
    throw new Error('not you')
  })
  odd.says.claims = { ...odd.says.claims, sub: 'other' }
  odd.says.userInfo = undefined
  const refused = params((await over(scene)).location)
  t.same([refused.get('error'), refused.get('error_description')], ['invalid_request', 'PreSignUp failed with error not you.'])
})

t.test('a provider is asked for a level in its own words, and its answer is a level of the pool', async (t) => {
  const scene = await withOddProvider(t, {}, { acr: { Level1: 'basic', Level3: 'strong', Level4: 'best' } })
  const { odd, browser, authorize } = scene
  const loa = (...levels: number[]) => levels.map((level) => `urn:cognito:loa:${level}`).join(' ')
  const wanted = async (acr_values: string) =>
    params((await browser.get(authorize({ identity_provider: 'Acme', acr_values }))).location).get('acr_values')
  t.equal(await wanted(loa(4, 3, 2)), 'best strong', 'what is not mapped is not asked for')
  t.equal(await wanted(loa(2)), null)
  const says = async (said: { acr?: unknown; amr?: unknown }, acr_values?: string) => {
    odd.says.claims = { sub: 'user', email: 'user@example.com', name: 'Some User', ...said }
    const { id, access } = await tokensOf(scene, await over(scene, acr_values === undefined ? {} : { acr_values }))
    t.same([access.acr, access.amr], [id.acr, id.amr])
    return [id.acr, id.amr]
  }
  t.same(await says({ acr: 'best', amr: ['pwd', 'otp'] }), [undefined, undefined], 'nobody asked')
  t.same(await says({ acr: 'strong', amr: ['mfa', 'hwk', 'face', 'pwd'] }, loa(3)), [loa(3), ['pwd', 'hwk', 'mfa']])
  t.same(await says({ acr: 'odd', amr: 'pwd' }, loa(3)), [loa(1), ['fed']], 'less than was asked for: the app has to look')
  t.same(await says({}, loa(3)), [loa(1), ['fed']])

  // The session is worth what the provider said.
  await says({ acr: 'strong', amr: ['hwk'] }, loa(3))
  const scope = 'openid'
  t.match((await browser.get(authorize({ scope, acr_values: loa(3) }))).location, `${callback}?code=`)
  const { location } = await browser.get(authorize({ scope, acr_values: loa(4) }))
  t.match(location, '/login?')
  const { text } = await browser.get(location)
  t.notMatch(text, /stepUpForm/, 'nothing can be asked here')
  const button = /id="provider-Acme" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  t.equal(params((await browser.get(button)).location).get('acr_values'), 'best')
})

t.test('a PreSignUp function that links the identity fails the first sign-in; the second is the linked user', async (t) => {
  const scene = await withOddProvider(t)
  const { api, poolId, lambda } = scene
  await api.updateUserPool({ UserPoolId: poolId, LambdaConfig: { PreSignUp: arn('link') } })
  lambda.define(arn('link'), async (event) => {
    await api.adminLinkProviderForUser({
      UserPoolId: poolId,
      DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'jane' },
      SourceUser: { ProviderName: 'Acme', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: 'user' },
    })
    return event
  })
  const first = params((await over(scene)).location)
  t.same([first.get('error'), first.get('error_description')], ['invalid_request', 'Already found an entry for username Acme_user'])
  again(scene)
  const { id } = await tokensOf(scene, await over(scene))
  t.match(id, { 'cognito:username': 'jane', identities: [{ providerName: 'Acme', userId: 'user', primary: 'false' }] })
  t.match(id, { email: 'user@example.com', email_verified: false }, 'the provider writes to the linked user')
  await api.adminDisableUser({ UserPoolId: poolId, Username: 'jane' })
  again(scene)
  t.equal(params((await over(scene)).location).get('error_description'), 'User is disabled.')
})

t.test('required attributes must come, immutable ones may not come twice, and a client must be able to write what is mapped', async (t) => {
  const scene = await withOddProvider(
    t,
    {
      pool: {
        Schema: [
          { Name: 'email', Required: true },
          { Name: 'given_name', Required: true },
          { Name: 'nickname', Mutable: false },
        ],
      },
    },
    { mapping: { given_name: 'given_name', nickname: 'nickname' } },
  )
  const said = (seen: Seen) => [params(seen.location).get('error'), params(seen.location).get('error_description')]
  t.same(said(await over(scene)), ['invalid_request', 'attributes required: [given_name]'])
  again(scene)
  scene.odd.says.claims = { ...scene.odd.says.claims, given_name: 'Sue', nickname: 'sue' }
  t.match((await over(scene)).location, /code=/)
  again(scene)
  t.same(said(await over(scene)), ['invalid_request', 'user.nickname: Attribute cannot be updated.\n'])

  const strict = await withOddProvider(t, { appClient: { WriteAttributes: ['email'] } })
  t.same(said(await over(strict)), ['invalid_request', 'A client attempted to write unauthorized attribute'])
})

t.test('a provider that is deleted has no button any more', async (t) => {
  const scene = await withOddProvider(t)
  const page = async () => (await scene.browser.get(scene.authorize({}, '/login'))).text
  t.match(await page(), 'id="provider-Acme"')
  await scene.api.deleteIdentityProvider({ UserPoolId: scene.poolId, ProviderName: 'Acme' })
  t.notMatch(await page(), /provider-Acme|class="or"/)
})

t.test('a slash in the name of a provider makes nobody somebody else', async (t) => {
  const scene = await withOddProvider(t)
  await addProvider(scene, { issuer: scene.odd.issuer, name: 'Acme/shop' })
  const who = async (identity_provider: string, sub: string) => {
    again(scene)
    scene.odd.says.claims = { sub, email: `${sub.length}@example.com`, name: 'Some User' }
    return (await tokensOf(scene, await over(scene, { identity_provider, prompt: 'login' }))).access.username
  }
  t.equal(await who('Acme/shop', 'ann'), 'Acme/shop_ann')
  t.equal(await who('Acme', 'shop/ann'), 'Acme_shop/ann')
})

t.test('a subject that makes no username makes no user', async (t) => {
  const scene = await withOddProvider(t)
  for (const sub of ['x'.repeat(124), 'two words', 'line\nbreak', 'nul\0']) {
    again(scene)
    scene.odd.says.claims = { ...scene.odd.says.claims, sub }
    const { searchParams } = new URL((await over(scene)).location)
    t.match([...searchParams.values()].join(), /^invalid_request,.*Value at 'userName' failed to satisfy constraint/, sub)
  }
  again(scene)
  const sub = 'x'.repeat(123)
  scene.odd.says.claims = { ...scene.odd.says.claims, sub }
  t.match((await over(scene)).location, /code=/)
  const { Users = [] } = await scene.api.listUsers({ UserPoolId: scene.poolId, Filter: 'username ^= "Acme_"' })
  t.same(
    Users.map(({ Username }) => Username),
    [`Acme_${sub}`],
  )
})

t.test("nobody signs in with a password as a user of a provider, and its address stands in nobody's way", async (t) => {
  const aliased = await withOddProvider(t, { pool: { AliasAttributes: ['email'] } }, { mapping: { email_verified: 'email_verified' } })
  const { api, poolId, clientId, odd } = aliased
  odd.says.claims = { ...odd.says.claims, email: 'jane@example.com', email_verified: true }
  const back = await over(aliased, { scope: 'openid aws.cognito.signin.user.admin' })
  t.match(back.location, /code=/)
  const code = params(back.location).get('code') ?? ''
  const { json } = await aliased.token({ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback })
  for (const PreviousPassword of [undefined, password])
    await t.rejects(api.changePassword({ AccessToken: json.access_token, PreviousPassword, ProposedPassword: password }), {
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
  t.equal((await api.adminGetUser({ UserPoolId: poolId, Username: 'Acme_user' })).UserStatus, 'EXTERNAL_PROVIDER')
  const auth = (USERNAME: string) =>
    api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: password } })
  t.ok((await auth('jane@example.com')).AuthenticationResult, 'the address is still the alias of jane')
  await t.rejects(auth('Acme_user'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  await t.rejects(api.forgotPassword({ ClientId: clientId, Username: 'Acme_user' }), { name: 'NotAuthorizedException' })
  await api.adminSetUserPassword({ UserPoolId: poolId, Username: 'Acme_user', Password: password, Permanent: true })
  t.ok((await auth('Acme_user')).AuthenticationResult, 'an administrator may give one a password')
})

t.test('explicit endpoints take the place of discovery, and attributes may be asked for by POST', async (t) => {
  const scene = await startOAuthScene(t)
  const odd = await startOddProvider(t, () => scene.clock.now())
  odd.says.claims = { sub: 'user' }
  odd.says.userInfo = { sub: 'user', email: 'of@endpoint.example' }
  odd.says.discovery = {
    authorization_endpoint: 'http://localhost:1/',
    token_endpoint: 'http://localhost:1/',
    jwks_uri: 'http://localhost:1/',
  }
  await addProvider(scene, {
    issuer: odd.issuer,
    details: {
      authorize_url: `${odd.issuer}/somewhere`,
      token_url: `${odd.issuer}/token`,
      attributes_url: `${odd.issuer}/attributes`,
      jwks_uri: `${odd.issuer}/keys`,
      attributes_request_method: 'POST',
    },
  })
  const { id } = await tokensOf(scene, await over({ ...scene, odd }))
  t.match(id, { email: 'of@endpoint.example' })
  t.same(
    odd.called.map(({ method, path }) => `${method} ${path}`),
    ['POST /token', 'POST /attributes'],
  )
  t.match(Object.fromEntries(odd.called[0]?.body ?? []), {
    client_id: 'cogmock',
    client_secret: 'upstream-secret',
    redirect_uri: `${scene.url}/oauth2/idpresponse`,
    code: 'upstream-code',
  })
})

t.test('an ID token may be signed with the client secret, where the provider says that it does so', async (t) => {
  const hashes = { id_token_signing_alg_values_supported: ['HS256'] }
  const scene = await withOddProvider(t)
  Object.assign(scene.odd.says, { secret: 'upstream-secret', discovery: hashes })
  t.match((await tokensOf(scene, await over(scene))).id, { 'cognito:username': 'Acme_user', email: 'user@example.com' })
  const refused = async (change: Partial<OddProvider['says']>, reason: RegExp) => {
    again(scene)
    Object.assign(scene.odd.says, change)
    t.match(params((await over(scene, {}, httpBrowser(scene.url))).location).get('error_description'), reason)
  }
  await refused({ secret: 'another-secret' }, /signature/)
  await refused({ secret: 'upstream-secret', discovery: {} }, /alg/)
  const { keys } = (await (await fetch(`${scene.odd.issuer}/keys`)).json()) as { keys: object[] }
  await refused({ secret: JSON.stringify(keys[0]), discovery: hashes }, /signature/)
  const open = await withOddProvider(t, {}, { details: { client_secret: '' } })
  Object.assign(open.odd.says, { secret: 'upstream-secret', discovery: hashes })
  t.match(params((await over(open)).location).get('error_description'), /has no client_secret/)
})

t.test('a lying provider is not believed', async (t) => {
  const scene = await withOddProvider(t)
  const { odd, api, poolId } = scene
  const honest = { ...odd.says.claims }
  const lies: readonly [name: string, change: Partial<OddProvider['says']>, reason: RegExp][] = [
    ['another nonce', { claims: { ...honest, nonce: 'replayed' } }, /nonce/],
    ['another issuer', { claims: { ...honest, iss: 'https://evil.example' } }, /iss/],
    ['another audience', { claims: { ...honest, aud: 'somebody-else' } }, /aud/],
    ['a token that is over', { claims: { ...honest, exp: 1_000_000 } }, /exp|timestamp/],
    ['no subject', { claims: { ...honest, sub: undefined } }, /sub/],
    ['an unknown key', { foreignKey: true }, /signature/],
    ['a changed payload', { tampered: true }, /signature/],
    ['attributes of another user', { userInfo: { sub: 'root', email: 'root@example.com' } }, /sub/],
    ['no ID token', { token: { status: 200, json: { access_token: 'a', token_type: 'bearer' } } }, /id_token/],
    [
      'an error',
      { token: { status: 400, json: { error: 'invalid_client', error_description: 'wrong secret' } } },
      /^Acme Error - 400 invalid_client wrong secret$/,
    ],
    ['HTML', { token: { status: 500, json: [] } }, /500/],
  ]
  const usual = { ...odd.says }
  for (const [name, change, reason] of lies) {
    Object.assign(odd.says, usual, { claims: { ...honest } }, change)
    const answer = params((await over(scene, {}, httpBrowser(scene.url))).location)
    t.match(answer.get('error_description'), reason, name)
    t.match(answer.get('error'), /^(server_error|invalid_client)$/, name)
    t.equal(answer.get('state'), 'app', name)
    t.equal(answer.get('code'), null, name)
  }
  const { Users } = await api.listUsers({ UserPoolId: poolId })
  t.same(
    Users?.map(({ Username }) => Username),
    ['jane'],
    'nobody was made',
  )
})

t.test('what comes back must be what was begun: once, in the same browser, from the same provider, in time', async (t) => {
  const scene = await withOddProvider(t)
  const { browser, authorize, odd, clock, url } = scene
  const begin = async (by: HttpBrowser) => params((await by.get(authorize({ identity_provider: 'Acme', state: 'app' }))).location)
  const response = (sent: URLSearchParams, more: Readonly<Record<string, string>> = {}) => {
    odd.says.claims = { ...odd.says.claims, nonce: sent.get('nonce') }
    return `/oauth2/idpresponse?${new URLSearchParams({ code: 'c', state: sent.get('state') ?? '', ...more })}`
  }
  const refused = (seen: Seen) => seen.location.startsWith('/error?error=invalid_request')

  const sent = await begin(browser)
  const attacker = httpBrowser(url)
  t.ok(refused(await attacker.get(response(sent))), 'a browser that was not sent away')
  await begin(attacker)
  t.ok(refused(await attacker.get(response(sent))), 'another browser that was sent away too')
  t.match((await browser.get(response(sent))).location, /code=/, 'the browser that began still can')
  const twice = await browser.get(response(sent))
  t.ok(refused(twice), 'twice')
  const told = (await browser.get(twice.location)).text
  t.match(told, 'Begin again in the app.')
  t.notMatch(told, 'client_id')
  t.ok(refused(await browser.get('/oauth2/idpresponse?code=c&state=made-up')), 'a state that never was')
  t.ok(refused(await browser.get('/oauth2/idpresponse?code=c')), 'no state')

  const other = await begin(browser)
  const mixed = params((await browser.get(response(other, { iss: 'https://evil.example' }))).location)
  t.match(mixed.get('error_description'), /iss/, 'mix-up: the answer of another provider')
  const late = await begin(browser)
  clock.pass(301)
  t.ok(refused(await browser.get(response(late))), 'after five minutes')
  const cookie = (await browser.get(authorize({ identity_provider: 'Acme' }))).headers
    .getSetCookie()
    .find((one) => one.startsWith('cognito-federation'))
  t.match(cookie, /HttpOnly.*SameSite=Lax/)

  const deleted = await begin(browser)
  await scene.api.deleteIdentityProvider({ UserPoolId: scene.poolId, ProviderName: 'Acme' })
  t.ok(refused(await browser.get(response(deleted))), 'a provider that is gone')
})

t.test('a daemon that ended in between goes on where the browser comes back', async (t) => {
  const stateFile = join(t.testdir(), 'state.json')
  const scene = await withOddProvider(t, { stateFile })
  const { browser, odd, clock } = scene
  const sent = params((await browser.get(scene.authorize({ identity_provider: 'Acme', scope: 'openid' }))).location)
  odd.says.claims = { ...odd.says.claims, nonce: sent.get('nonce') }
  await scene.close()
  const next = await startEmulator(t, { stateFile })
  next.clock.pass(clock.now() - next.clock.now())
  const after = httpBrowser(next.url)
  for (const [name, value] of browser.cookies) after.cookies.set(name, value)
  const back = await after.get(`/oauth2/idpresponse?${new URLSearchParams({ code: 'c', state: sent.get('state') ?? '' })}`)
  t.match(back.location, /code=/)
  t.equal(odd.called[0]?.body.get('redirect_uri'), `${scene.url}/oauth2/idpresponse`)
})

t.test('another pool of the same emulator is a provider as well', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, browser, url, clock } = scene
  clock.pass(86_400)
  const { UserPool } = await api.createUserPool({ PoolName: 'upstream' })
  const UserPoolId = UserPool?.Id ?? ''
  const { UserPoolClient } = await api.createUserPoolClient({
    ...oauthClient,
    UserPoolId,
    ClientName: 'downstream',
    GenerateSecret: true,
    CallbackURLs: [`${url}/oauth2/idpresponse`],
  })
  const UserAttributes = [{ Name: 'email', Value: 'up@example.com' }]
  await api.adminCreateUser({ UserPoolId, Username: 'up', UserAttributes, MessageAction: 'SUPPRESS' })
  await api.adminSetUserPassword({ UserPoolId, Username: 'up', Password: password, Permanent: true })
  const { ClientId: client_id = '', ClientSecret: client_secret = '' } = UserPoolClient ?? {}
  await addProvider(scene, { issuer: `${url}/${UserPoolId}`, details: { client_id, client_secret } })
  const away = await browser.get(scene.authorize({ identity_provider: 'Acme', scope: 'openid email' }))
  const login = await browser.get(away.location)
  await browser.get(login.location)
  const signedIn = await browser.submit('cognitoSignInForm', { username: 'up', password })
  const { id } = await tokensOf(scene, await browser.get(signedIn.location))
  t.match(id, { email: 'up@example.com', identities: [{ providerName: 'Acme' }], iss: `${url}/${scene.poolId}` })
})

t.test('a form of the provider is taken as a redirect is', async (t) => {
  const scene = await withOddProvider(t)
  const { browser, odd } = scene
  const sent = params((await browser.get(scene.authorize({ identity_provider: 'Acme', scope: 'openid' }))).location)
  odd.says.claims = { ...odd.says.claims, nonce: sent.get('nonce') }
  const posted = await httpBrowser(scene.url).post(
    '/oauth2/idpresponse',
    { code: 'c', state: sent.get('state') ?? '' },
    { origin: odd.issuer },
  )
  t.equal(posted.status, 303)
  t.match((await browser.get(posted.location)).location, /code=/)
})

t.test('a provider that cannot be used is named on a page, with the reason', async (t) => {
  const scene = await withOddProvider(t)
  const { odd, browser, authorize } = scene
  const page = async (name = 'Acme') => {
    const seen = await browser.get(authorize({ identity_provider: name }))
    t.match(seen.location, /^\/error\?/)
    return browser.get(seen.location)
  }
  odd.says.discovery = { issuer: 'https://evil.example' }
  const wrong = await page()
  t.equal(wrong.status, 400)
  t.match(wrong.text, odd.issuer)
  odd.says.discovery = { authorization_endpoint: undefined }
  t.match((await page()).text, /authorization_endpoint/)
  odd.says.hangs = true
  t.match((await page()).text, /no answer within 5 seconds/)
  const gone = createServer().listen(0, 'localhost')
  await once(gone, 'listening')
  const issuer = `http://localhost:${(gone.address() as AddressInfo).port}`
  await once(gone.close(), 'close')
  await addProvider(scene, { name: 'Gone', issuer })
  t.match((await page('Gone')).text, new RegExp(`Gone \\(${issuer}\\): .*ECONNREFUSED`))
})
