/** Dynamic client registration. */
import { request } from 'node:http'
import t from 'tap'
import { basic, callback, postForm, startOAuthScene } from '../../support/oauth-scene.ts'

type Scene = Awaited<ReturnType<typeof start>>
const dcr = { OpenDcrEnabled: true, OpenDcrGrantTypes: ['code'], AuthenticatedGrantTypes: ['code', 'client_credentials'] } as const

async function start(test: Parameters<typeof startOAuthScene>[0], DcrConfiguration: object = dcr) {
  const scene = await startOAuthScene(test, { pool: { DcrConfiguration } })
  await scene.api.createUserPoolDomain({ UserPoolId: scene.poolId, Domain: 'shop' })
  await scene.api.createResourceServer({
    UserPoolId: scene.poolId,
    Identifier: 'orders',
    Name: 'orders',
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'read' }],
  })
  return scene
}

/** Registers at the pool's domain. */
function register(
  { url }: Scene,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  const { port } = new URL(url)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path: '/oauth2/register', method: 'POST', headers: { host: `shop.auth.localhost:${port}`, ...headers } },
      (response) => {
        let answer = ''
        response.setEncoding('utf8').on('data', (chunk) => {
          answer += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(answer) }))
      },
    )
    sent.on('error', reject).end(text)
  })
}

/** An initial access token of a client that may have one. */
async function initialToken({ api, poolId, url }: Scene): Promise<string> {
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'registrar',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['aws.cognito/dcr/register'],
  })
  const client = basic(UserPoolClient?.ClientId ?? '', UserPoolClient?.ClientSecret ?? '')
  const { json } = await postForm(`${url}/oauth2/token`, { grant_type: 'client_credentials' }, client)
  return json.access_token ?? ''
}

t.test('an application registers itself, openly, and signs a user in', async (t) => {
  const scene = await start(t)
  const { url, poolId, api, browser, token } = scene
  const discovered = (await (await fetch(`${url}/${poolId}/.well-known/openid-configuration`)).json()) as Record<string, string>
  t.equal(discovered.registration_endpoint, `http://shop.auth.localhost:${new URL(url).port}/oauth2/register`)
  const { status, json } = await register(scene, {
    client_name: 'agent',
    redirect_uris: [callback],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    scope: 'openid email',
  })
  t.equal(status, 201)
  t.match(json, {
    client_id: /^[a-z0-9]{26}$/,
    client_id_issued_at: Number,
    client_name: 'agent',
    redirect_uris: [callback],
    grant_types: ['authorization_code', 'refresh_token'],
    scope: 'openid email',
    token_endpoint_auth_method: 'none',
  })
  t.equal(json.client_secret, undefined)
  const ClientId = String(json.client_id)
  t.match((await api.describeUserPoolClient({ UserPoolId: poolId, ClientId })).UserPoolClient, {
    ClientName: 'agent',
    ClientType: 'DCR',
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email'],
  })
  const query = new URLSearchParams({ response_type: 'code', client_id: ClientId, redirect_uri: callback })
  const asked = await browser.get(`/oauth2/authorize?${query}`)
  await browser.get(asked.location)
  const { location } = await browser.submit('cognitoSignInForm', { username: 'jane', password: 'Passw0rd!' })
  const code = new URL(location, url).searchParams.get('code') ?? ''
  t.match(await token({ grant_type: 'authorization_code', client_id: ClientId, code, redirect_uri: callback }), { status: 200 })
})

t.test('with an initial access token an application may ask for more', async (t) => {
  const scene = await start(t, { ...dcr, OpenDcrEnabled: false })
  const machine = { client_name: 'job', grant_types: ['client_credentials'], scope: 'orders/read' }
  t.match(await register(scene, machine), { status: 401, json: { error: 'invalid_token' } })
  const authorization = `Bearer ${await initialToken(scene)}`
  const { status, json } = await register(scene, machine, { authorization })
  t.equal(status, 201)
  t.match(json, { client_secret: /^[a-z0-9]{52}$/, client_secret_expires_at: 0, token_endpoint_auth_method: 'client_secret_basic' })
  const own = basic(String(json.client_id), String(json.client_secret))
  t.match(await scene.token({ grant_type: 'client_credentials' }, own), { status: 200, json: { access_token: /^eyJ/ } })

  const { AccessToken } = await scene.signIn('jane').catch(() => ({ AccessToken: 'x' }))
  for (const wrong of ['x', AccessToken, `${authorization.slice(7, -6)}AAAAAA`]) {
    t.match(await register(scene, machine, { authorization: `Bearer ${wrong}` }), { status: 401, json: { error: 'invalid_token' } })
  }
  scene.clock.pass(3601)
  t.match(await register(scene, machine, { authorization }), { status: 401 })
})

t.test('what is refused', async (t) => {
  const scene = await start(t)
  const web = { redirect_uris: [callback] }
  const refused = async (body: unknown, error: string, error_description: RegExp) =>
    t.match(await register(scene, body), { status: 400, json: { error, error_description } }, JSON.stringify(body))
  await refused('{', 'invalid_client_metadata', /JSON object/)
  await refused([], 'invalid_client_metadata', /JSON object/)
  await refused({}, 'invalid_redirect_uri', /redirect_uris is required/)
  await refused({ redirect_uris: 'x' }, 'invalid_client_metadata', /list of texts/)
  await refused({ redirect_uris: ['http://evil.example/cb'] }, 'invalid_redirect_uri', /HTTPS is required/)
  await refused({ ...web, grant_types: ['client_credentials'] }, 'invalid_client_metadata', /may not have client_credentials/)
  await refused({ ...web, grant_types: ['implicit'] }, 'invalid_client_metadata', /supported are authorization_code/)
  await refused({ ...web, response_types: ['token'] }, 'invalid_client_metadata', /only be code/)
  await refused({ ...web, scope: 'nope/x' }, 'invalid_client_metadata', /Invalid scope requested/)
  await refused({ ...web, token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata', /must be one of/)
  await refused({ ...web, client_name: '_custom_id_:mine' }, 'invalid_client_metadata', /client_name/)
  await refused({ ...web, client_name: '<b>' }, 'invalid_client_metadata', /^Value at 'clientName' failed to satisfy constraint/)
  const many = Array.from({ length: 101 }, (_, index) => `https://app.example/${index}`)
  await refused({ redirect_uris: many }, 'invalid_redirect_uri', /^Value at 'callbackURLs' .* less than or equal to 100$/)
  await refused({ redirect_uris: [`https://app.example/${'x'.repeat(1024)}`] }, 'invalid_redirect_uri', /callbackURLs/)
  for (const scheme of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])
    await refused({ redirect_uris: [scheme] }, 'invalid_redirect_uri', /is not a valid redirect URI/)
  await refused({ ...web, client_name: 'x'.repeat(70_000) }, 'invalid_client_metadata', /too large/)
  t.equal((await fetch(`${scene.url}/oauth2/register`, { method: 'POST', body: JSON.stringify(web) })).status, 400, 'no pool is named')
  await scene.api.updateUserPool({ UserPoolId: scene.poolId, DcrConfiguration: { EnableStatus: 'Disabled', OpenDcrEnabled: true } })
  await refused(web, 'invalid_request', /not turned on/)
  const discovered = await (await fetch(`${scene.url}/${scene.poolId}/.well-known/openid-configuration`)).json()
  t.notOk('registration_endpoint' in (discovered as object))
  await t.rejects(scene.api.createUserPool({ PoolName: 'x', UserPoolTier: 'LITE', DcrConfiguration: dcr as never }), {
    name: 'FeatureUnavailableInTierException',
  })
})
