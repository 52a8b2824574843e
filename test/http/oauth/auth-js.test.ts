/** Auth.js, which NextAuth is, with its Cognito provider: a server that signs its users in over the emulator. */
import t from 'tap'
import { startOAuthScene } from '../../support/oauth-scene.ts'
import { password } from '../../support/scene.ts'

// Its declarations bring those of browsers with them, which would then hold for all of our source; so it is loaded without them.
const load = (name: string): Promise<unknown> => import(name)
interface Library {
  Auth(request: Request, config: object): Promise<Response>
}
interface Provider {
  default(settings: object): object
}

const origin = 'http://localhost:3000'

t.test("Auth.js's Cognito provider signs a user in", async (t) => {
  const scene = await startOAuthScene(t, { appClient: { GenerateSecret: true, CallbackURLs: [`${origin}/auth/callback/cognito`] } })
  const { url, poolId, clientId, clock, browser, api } = scene
  // It looks at the tokens' times.
  clock.pass(Date.now() / 1000 - clock.now())
  const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })
  const clientSecret = UserPoolClient?.ClientSecret ?? ''
  const { Auth } = (await load('@auth/core')) as Library
  const { default: Cognito } = (await load('@auth/core/providers/cognito')) as Provider
  const config = {
    providers: [Cognito({ clientId, clientSecret, issuer: `${url}/${poolId}`, checks: ['pkce', 'state', 'nonce'] })],
    secret: 'a secret of the app',
    trustHost: true,
    basePath: '/auth',
  }
  const cookies = new Map<string, string>()
  const app = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await Auth(new Request(`${origin}${path}`, { ...init, headers: { ...init.headers, cookie } }), config)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
  const { csrfToken } = (await (await app('/auth/csrf')).json()) as { csrfToken: string }
  const asked = await app('/auth/signin/cognito', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, callbackUrl: `${origin}/welcome` }).toString(),
  })
  const authorize = asked.headers.get('location') ?? ''
  t.match(authorize, `${url}/oauth2/authorize?`)
  const login = await browser.get(authorize)
  await browser.get(login.location)
  const back = new URL((await browser.submit('cognitoSignInForm', { username: 'jane', password })).location)
  const welcome = await app(`${back.pathname}${back.search}`)
  t.equal(welcome.headers.get('location'), `${origin}/welcome`)
  const session = await (await app('/auth/session')).json()
  t.match(session, { user: { name: 'Jane Doe', email: 'jane@example.com' } })
})
