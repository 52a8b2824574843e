/** Hosted pages and OAuth flows from the command line, with the real program and a script in place of the browser. */
import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { run } from '../support/run.ts'
import { claims } from '../support/scene.ts'
import { sessionPlace } from '../support/session.ts'

const { env, folder } = sessionPlace(t)
/** As tokens and the discovery document have it: a browser keeps cookies and passkeys by this name. */
let baseUrl = ''
let port = 0

/** A port that nothing listens on. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** What a user does: opens the address, fills the form in, follows the redirect to the waiting terminal. */
const browser = `#!${process.execPath}
const main = async (address) => {
  const asked = await fetch(address, { redirect: 'manual' })
  const login = new URL(asked.headers.get('location'), address)
  const page = await fetch(login)
  const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())[1]
  const body = new URLSearchParams({ _csrf, username: 'ada', password: 'Password1!' })
  const answer = await fetch(login, { method: 'POST', body, headers: { cookie }, redirect: 'manual' })
  const app = new URL(answer.headers.get('location'))
  // Whoever else calls the port: pages of other sites can.
  for (const path of ['//', '//[', 'http://[', '/callback?state=other&code=theirs', '/other' + app.search])
    await new Promise((resolve) => require('node:http').get({ host: app.hostname, port: app.port, path }, resolve).on('error', resolve))
  await fetch(app)
}
main(process.argv[2])
`

t.before(async () => {
  port = await freePort()
  writeFileSync(join(folder, 'browser'), browser)
  chmodSync(join(folder, 'browser'), 0o755)
  const web = `{ ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: [code],
        AllowedOAuthScopes: [openid, aws.cognito.signin.user.admin], CallbackURLs: ['https://app.example.com/', 'http://localhost:${port}/callback'], LogoutURLs: ['https://app.example.com/bye'], SupportedIdentityProviders: [COGNITO] }`
  const backend =
    '{ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: [client_credentials], AllowedOAuthScopes: [api/read, api/write] }'
  writeFileSync(
    join(folder, 'seed.yaml'),
    `pools:
  - name: shop
    id: us-east-1_shop
    resourceServers:
      - { identifier: api, name: api, scopes: { read: Read, write: Write } }
    clients:
      - { name: web, id: webclient123, settings: ${web} }
      - { name: backend, id: backend456, secret: true, settings: ${backend} }
      - { name: plain, id: plain789 }
    users:
      - { username: ada, password: Password1! }
`,
  )
  const { status, stdout, stderr } = await run(env, 'cogmock', ['start', '--state', ':memory:', '--seed', join(folder, 'seed.yaml')])
  if (status !== 0) throw new Error(stdout + stderr)
  baseUrl = /http:\/\/\S+/.exec(stdout)?.[0].replace('127.0.0.1', 'localhost') ?? ''
})

const withBrowser = { ...env, BROWSER: join(folder, 'browser') }

t.test('login --browser signs in on the hosted pages and keeps the tokens', async (t) => {
  const { status, stdout, stderr } = await run(withBrowser, 'cogmock', ['login', '--browser', '--client-id', 'webclient123'])
  t.equal(status, 0, stderr)
  t.match(stdout, /^Signed in as ada\. The tokens are in /)
  t.match(stderr, `${baseUrl}/oauth2/authorize?client_id=webclient123&response_type=code`)
  t.match((await run(env, 'cogmock', ['whoami'])).stdout, 'ada')
  const access = await run(env, 'cogmock', ['token', 'get'])
  t.match(claims(access.stdout), { scope: 'openid aws.cognito.signin.user.admin', version: 2 })
})

t.test('login --browser --acr asks for an authentication level', async (t) => {
  const words = ['login', '--browser', '--client-id', 'webclient123', '--acr', 'urn:cognito:loa:1']
  const { status, stderr } = await run(withBrowser, 'cogmock', words)
  t.equal(status, 0, stderr)
  t.match(await run(env, 'cogmock', ['token', 'decode', '--type', 'id']), { stdout: /acr +"?urn:cognito:loa:1/ })
})

t.test('login --browser says what the client lacks', async (t) => {
  const { status, stderr } = await run(withBrowser, 'cogmock', ['login', '--browser', '--client-id', 'plain789'])
  t.equal(status, 1)
  t.match(stderr, 'has no callback URL of this machine')
})

t.test('login --browser does not fight an app for its port', async (t) => {
  const app = createServer().listen(port, 'localhost')
  t.teardown(() => app.close())
  const { status, stderr } = await run(withBrowser, 'cogmock', ['login', '--browser', '--client-id', 'webclient123'])
  t.equal(status, 1)
  t.match(stderr, `Something else listens at http://localhost:${port}`)
})

t.test('open prints the address of a page', async (t) => {
  const opened = (page: string, id = 'webclient123') =>
    run(env, 'cogmock', ['open', page, '--client-id', id, '--user-pool-id', 'us-east-1_shop'])
  const login = new URL((await opened('login')).stdout.trim())
  t.equal(login.origin, baseUrl)
  t.equal(login.pathname, '/login')
  t.same(Object.fromEntries(login.searchParams), {
    client_id: 'webclient123',
    response_type: 'code',
    redirect_uri: 'https://app.example.com/',
  })
  t.equal((await fetch(login)).status, 200, 'and the page is there')
  t.equal(new URL((await opened('signup')).stdout.trim()).pathname, '/signup')
  t.match((await opened('logout')).stdout, 'logout_uri=https%3A%2F%2Fapp.example.com%2Fbye')
  const refused = await opened('login', 'plain789')
  t.equal(refused.status, 1)
  t.match(refused.stderr, 'is not set up for hosted pages')
  t.equal((await opened('elsewhere')).status, 252)
})

t.test('token client-credentials prints a token of the client', async (t) => {
  const asked = (...words: string[]) => run(env, 'cogmock', ['token', 'client-credentials', ...words])
  const all = await asked('--client-id', 'backend456')
  t.equal(all.status, 0, all.stderr)
  t.match(claims(all.stdout.trim()), { sub: 'backend456', scope: 'api/read api/write' })
  t.equal(claims((await asked('--client-id', 'backend456', '--scope', 'api/read')).stdout.trim()).scope, 'api/read')
  const unknown = await asked('--client-id', 'backend456', '--scope', 'api/delete')
  t.equal(unknown.status, 1)
  t.match(unknown.stderr, /refused with invalid_scope[\s\S]*AllowedOAuthScopes/)
  t.match((await asked('--client-id', 'webclient123')).stderr, 'unauthorized_client')
})
