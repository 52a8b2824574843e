/** Identities of users who signed in somewhere else: at a provider of OpenID Connect, or at a public one. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CognitoIdentity, type CreateIdentityPoolCommandInput } from '@aws-sdk/client-cognito-identity'
import { IAM } from '@aws-sdk/client-iam'
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import t, { type Test } from 'tap'
import { tokenOwner } from '../../src/ports/live/foreign-tokens.ts'
import { postForm } from '../support/oauth-scene.ts'
import { startScene } from '../support/scene.ts'

async function start(t: Test) {
  const scene = await startScene(t)
  const api = new CognitoIdentity({
    endpoint: scene.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  t.teardown(() => api.destroy())
  const create = async (pool: Partial<CreateIdentityPoolCommandInput>) => {
    const made = await api.createIdentityPool({
      IdentityPoolName: 'app',
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: true,
      ...pool,
    })
    return made.IdentityPoolId ?? ''
  }
  const refused = (Logins: Record<string, string>, IdentityPoolId: string, message: string | RegExp, what = String(message)) =>
    t.rejects(api.getId({ IdentityPoolId, Logins }), { name: 'NotAuthorizedException', message }, what)
  return { ...scene, identity: api, create, refused }
}

/** A provider: what it publishes, and tokens that it signs. */
async function startProvider(t: Test, now: () => number, path = '') {
  const keys = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const says = { status: 200, issuer: '' }
  let issuer = ''
  const server = createServer(({ url = '' }, response) => {
    const document = url.endsWith('/keys') ? { keys: [jwk] } : { issuer: says.issuer || issuer, jwks_uri: `${issuer}/keys` }
    response.writeHead(says.status, { 'content-type': 'application/json' }).end(JSON.stringify(document))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  t.teardown(() => server.close())
  issuer = `http://localhost:${(server.address() as AddressInfo).port}${path}`
  const provider = issuer.replace('http://', '')
  const token = (claims: Record<string, unknown> = {}, key = keys.privateKey) =>
    new SignJWT({ iss: issuer, aud: 'web', sub: 'ann', exp: now() + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(key)
  return { issuer, provider, token, says, arn: `arn:aws:iam::000000000000:oidc-provider/${provider}` }
}

t.test('a token of an OpenID Connect provider is a login: one identity, with the role that rules give', async (t) => {
  const { identity, create, clock } = await start(t)
  const { provider, token, arn } = await startProvider(t, () => clock.now(), '/realms/shop')
  const IdentityPoolId = await create({ OpenIdConnectProviderARNs: [arn] })
  const { IdentityId = '' } = await identity.getId({ IdentityPoolId, Logins: { [provider]: await token() } })
  clock.pass(30)
  t.equal(
    (await identity.getId({ IdentityPoolId, Logins: { [provider]: await token({ aud: ['web', 'x'], azp: 'web' }) } })).IdentityId,
    IdentityId,
  )
  t.not((await identity.getId({ IdentityPoolId, Logins: { [provider]: await token({ sub: 'bob' }) } })).IdentityId, IdentityId)
  t.same((await identity.describeIdentity({ IdentityId })).Logins, [provider])

  const Logins = { [provider]: await token({ groups: ['staff'] }) }
  const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`
  const Rules = [{ Claim: 'groups', MatchType: 'Contains', Value: 'staff', RoleARN: role('staff') } as const]
  const mapping = { Type: 'Rules', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: { Rules } } as const
  await identity.setIdentityPoolRoles({ IdentityPoolId, Roles: { authenticated: role('user') }, RoleMappings: { [arn]: mapping } })
  const roleOf = async (logins: Record<string, string>) => {
    const { Credentials } = await identity.getCredentialsForIdentity({ IdentityId, Logins: logins })
    return JSON.parse(Buffer.from(Credentials?.SessionToken ?? '', 'base64').toString()).role
  }
  t.equal(await roleOf(Logins), role('staff'))
  t.equal(await roleOf({ [provider]: await token() }), role('user'))
  const byToken = { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } as const
  await identity.setIdentityPoolRoles({ IdentityPoolId, Roles: { authenticated: role('user') }, RoleMappings: { [arn]: byToken } })
  const said = async (roles: unknown) => ({ [provider]: await token({ 'cognito:roles': roles }) })
  t.equal(await roleOf(await said([role('one')])), role('one'))
  t.equal(await roleOf(await said(role('one'))), role('one'), 'a text is one role')
  for (const nonsense of [5, true, {}, null, [[role('one')], 1]]) t.equal(await roleOf(await said(nonsense)), role('user'))
  for (const almost of [role('administrator'), { includes: 'x' }])
    await t.rejects(
      identity.getCredentialsForIdentity({ IdentityId, Logins: await said(almost), CustomRoleArn: role('admin') }),
      { name: 'NotAuthorizedException' },
      'a role whose name only begins so',
    )
  const { Token = '' } = await identity.getOpenIdToken({ IdentityId, Logins })
  t.same(JSON.parse(Buffer.from(Token.split('.')[1] ?? '', 'base64url').toString()).amr, ['authenticated', provider])
})

t.test('a slash in the address of a provider makes nobody somebody else', async (t) => {
  const { identity, create, clock } = await start(t)
  const { issuer, provider, token, arn, says } = await startProvider(t, () => clock.now(), '/shop')
  const outer = provider.replace('/shop', '')
  const IdentityPoolId = await create({ OpenIdConnectProviderARNs: [arn, arn.replace('/shop', '')] })
  const ann = await identity.getId({ IdentityPoolId, Logins: { [provider]: await token({ sub: 'ann' }) } })
  says.issuer = issuer.replace('/shop', '')
  const other = await identity.getId({ IdentityPoolId, Logins: { [outer]: await token({ iss: says.issuer, sub: 'shop/ann' }) } })
  t.not(other.IdentityId, ann.IdentityId)
})

t.test('only a token of the provider, with what it needs and in time, is a login', async (t) => {
  const { identity, create, clock, refused } = await start(t)
  const { provider, token, arn, issuer, says } = await startProvider(t, () => clock.now())
  const pool = await create({ OpenIdConnectProviderARNs: [arn] })
  const stranger = await generateKeyPair('RS256')
  const invalid = (reason: string) => `Invalid login token. ${reason}`
  const secret = new TextEncoder().encode('upstream-secret-that-both-know-and-more')
  const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: issuer, aud: 'web', sub: 'ann', exp: clock.now() + 60 }
  const tokens: readonly [what: string, token: string, message: string | RegExp][] = [
    ['no token', 'x', invalid('Not a valid OpenId Connect identity token.')],
    ['no JSON', 'a.b.c', invalid('Not a valid OpenId Connect identity token.')],
    ['another key', await token({}, stranger.privateKey), invalid("Couldn't verify signed token.")],
    [
      'a keyed hash',
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret),
      invalid("Couldn't verify signed token."),
    ],
    ['no signature', `${header({ alg: 'none' })}.${header(claims)}.`, invalid("Couldn't verify signed token.")],
    ['another issuer', await token({ iss: 'http://localhost:1' }), invalid("Issuer doesn't match providerName")],
    ['no issuer', await token({ iss: undefined }), invalid("Issuer doesn't match providerName")],
    ['no audience', await token({ aud: undefined }), invalid('Missing a required claim: aud')],
    ['no subject', await token({ sub: undefined }), invalid('Missing a required claim: sub')],
    ['an empty subject', await token({ sub: '' }), invalid('Missing a required claim: sub')],
    ['an object as subject', await token({ sub: { name: 'ann' } as never }), invalid('Missing a required claim: sub')],
    ['no end', await token({ exp: undefined }), invalid('Missing a required claim: exp')],
    ['over', await token({ exp: clock.now() - 300 }), /^Invalid login token\. Token expired: \d+ >= \d+$/],
    ['not yet', await token({ nbf: clock.now() + 301 }), invalid('Token is not valid yet.')],
  ]
  for (const [what, text, message] of tokens) await refused({ [provider]: text }, pool, message, what)
  await identity.getId({ IdentityPoolId: pool, Logins: { [provider]: await token({ exp: clock.now() - 299, nbf: clock.now() + 300 }) } })
  await refused({ [`${provider}/x`]: await token() }, pool, 'Token is not from a supported provider of this identity pool.')
  await refused({ [provider]: await token() }, await create({}), 'Token is not from a supported provider of this identity pool.')

  const unreachable = async (message: RegExp) =>
    t.rejects(identity.getId({ IdentityPoolId: pool, Logins: { [provider]: await token() } }), {
      name: 'ExternalServiceException',
      message,
    })
  says.issuer = 'http://localhost:1'
  await unreachable(/its discovery document is of "http:\/\/localhost:1"/)
  says.status = 503
  await unreachable(/openid-configuration answered 503/)
})

t.test('where IAM knows the provider, only tokens of its clients are logins', async (t) => {
  const { identity, create, clock, refused, url } = await start(t)
  const { issuer, provider, token } = await startProvider(t, () => clock.now())
  const iam = new IAM({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
  t.teardown(() => iam.destroy())
  await iam.createOpenIDConnectProvider({ Url: issuer, ClientIDList: ['web'] })
  const pool = await create({ OpenIdConnectProviderARNs: [`arn:aws:iam::123456789012:oidc-provider/${provider}`] })
  t.ok(await identity.getId({ IdentityPoolId: pool, Logins: { [provider]: await token() } }))
  await refused({ [provider]: await token({ aud: 'other' }) }, pool, 'Invalid login token. Incorrect token audience.')
})

t.test('a user pool may be an OpenID Connect provider', async (t) => {
  const { identity, create, url, poolId, addUser, signIn, refused } = await start(t)
  await addUser('jane')
  const { IdToken, AccessToken } = await signIn('jane')
  const provider = `${new URL(url).host}/${poolId}`
  const pool = await create({
    OpenIdConnectProviderARNs: [`arn:aws:iam::000000000000:oidc-provider/${provider}`],
  })
  t.ok((await identity.getId({ IdentityPoolId: pool, Logins: { [provider]: IdToken } })).IdentityId)
  await refused({ [provider]: AccessToken }, pool, /^Invalid login token\. /)
})

t.test('the stand-ins of public providers give tokens to apps, and these are logins', async (t) => {
  const { identity, create, url, clock, refused } = await start(t)
  const logins = [
    ['accounts.google.com', 'Google', 'id_token'],
    ['appleid.apple.com', 'SignInWithApple', 'id_token'],
    ['graph.facebook.com', 'Facebook', 'access_token'],
    ['www.amazon.com', 'LoginWithAmazon', 'access_token'],
  ] as const
  const tokensOf = async (type: string, more: Readonly<Record<string, string>> = {}) =>
    postForm(`${url}/_cogmock/stand-in/${type}/token`, {
      grant_type: 'password',
      client_id: 'my-app',
      username: 'ann@example.com',
      ...more,
    })
  const pool = await create({ SupportedLoginProviders: Object.fromEntries(logins.map(([provider]) => [provider, 'my-app'])) })
  for (const [provider, type, kind] of logins) {
    const { json, headers } = await tokensOf(type)
    t.equal(headers.get('access-control-allow-origin'), '*', 'pages of apps may ask for them')
    const { IdentityId } = await identity.getId({ IdentityPoolId: pool, Logins: { [provider]: json[kind] ?? '' } })
    const again = (await tokensOf(type)).json[kind] ?? ''
    t.equal((await identity.getId({ IdentityPoolId: pool, Logins: { [provider]: again } })).IdentityId, IdentityId, provider)
    const bob = (await tokensOf(type, { username: 'bob@example.com' })).json[kind] ?? ''
    t.not((await identity.getId({ IdentityPoolId: pool, Logins: { [provider]: bob } })).IdentityId, IdentityId)
    const other = (await tokensOf(type, { client_id: 'other' })).json[kind] ?? ''
    await refused({ [provider]: other }, pool, 'Invalid login token. Incorrect token audience.')
    await refused({ [provider]: `${again.slice(0, -8)}AAAAAAAA` }, pool, "Invalid login token. Couldn't verify signed token.")
    const wrongKind = json[kind === 'id_token' ? 'access_token' : 'id_token'] ?? ''
    await refused({ [provider]: wrongKind }, pool, "Invalid login token. Couldn't verify signed token.")
  }
  const apple = (await tokensOf('SignInWithApple')).json.id_token ?? ''
  await refused({ 'accounts.google.com': apple }, pool, "Invalid login token. Issuer doesn't match providerName")
  const { json } = await tokensOf('Google', { name: 'Ann Lee', nonce: 'n' })
  const document = await fetch(`${url}/_cogmock/stand-in/Google/.well-known/openid-configuration`)
  const discovered = (await document.json()) as { jwks_uri: string; userinfo_endpoint: string }
  const { payload } = await jwtVerify(json.id_token ?? '', createRemoteJWKSet(new URL(discovered.jwks_uri)), {
    issuer: `${url}/_cogmock/stand-in/Google`,
    audience: 'my-app',
    currentDate: new Date(clock.now() * 1000),
  })
  t.match(payload, { email: 'ann@example.com', email_verified: true, given_name: 'Ann', family_name: 'Lee', nonce: 'n' })
  const attributes = await fetch(discovered.userinfo_endpoint, { headers: { authorization: `Bearer ${json.access_token}` } })
  t.match(await attributes.json(), { sub: payload.sub, name: 'Ann Lee' })
  clock.pass(3600 + 300)
  await refused({ 'accounts.google.com': json.id_token ?? '' }, pool, /^Invalid login token\. Token expired/)
  for (const [more, description] of [
    [{ username: 'ann' }, 'username is not an e-mail address'],
    [{ client_id: '' }, 'client_id is missing'],
  ] as const)
    t.match(await tokensOf('Google', more), { status: 400, json: { error: 'invalid_request', error_description: description } })
  t.equal((await fetch(`${url}/_cogmock/stand-in/Twitter/keys`)).status, 404)
  const twitter = await create({ SupportedLoginProviders: { 'api.twitter.com': 'key;secret' } })
  await refused({ 'api.twitter.com': 'a;b' }, twitter, 'Invalid login token. cogmock cannot verify those of api.twitter.com.')
})

t.test('whose an access token is, Facebook and Amazon are asked', async (t) => {
  const answers = new Map<string, [status: number, json: object]>([
    ['/app?access_token=a%26b', [200, { id: 'app' }]],
    ['/me?fields=id&access_token=a%26b', [200, { id: '12' }]],
    ['/auth/o2/tokeninfo?access_token=good', [200, { aud: 'amzn1.app', user_id: 'amzn1.account.A' }]],
    ['/auth/o2/tokeninfo?access_token=down', [503, {}]],
  ])
  const server = createServer(({ url = '' }, response) => {
    const [status, json] = answers.get(url) ?? [400, { error: 'invalid_token' }]
    response.writeHead(status).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  t.teardown(() => server.close())
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  t.same(await tokenOwner('facebook', 'a&b', origin), { kind: 'owner', app: 'app', subject: '12' })
  t.same(await tokenOwner('facebook', 'bad', origin), { kind: 'nobody' })
  t.same(await tokenOwner('amazon', 'good', origin), { kind: 'owner', app: 'amzn1.app', subject: 'amzn1.account.A' })
  t.same(await tokenOwner('amazon', 'bad', origin), { kind: 'nobody' })
  t.same(await tokenOwner('amazon', 'down', origin), { kind: 'failed', reason: `${origin}/auth/o2/tokeninfo answered 503` })
})
