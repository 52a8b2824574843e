/** A scene with a client of the OAuth endpoints, and a user. */
import { createHash, randomBytes } from 'node:crypto'
import { type HttpBrowser, httpBrowser, type Seen } from './browser.ts'
import { password, type Scene, type SceneOptions, startScene } from './scene.ts'

export const callback = 'http://localhost:3000/callback'

export const oauthClient = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code', 'implicit'],
  AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
  CallbackURLs: [callback],
  LogoutURLs: ['http://localhost:3000/bye'],
  SupportedIdentityProviders: ['COGNITO'],
} satisfies SceneOptions['appClient']

export interface OAuthScene extends Scene {
  readonly browser: HttpBrowser
  /** `/oauth2/authorize?...` for the client; what is given replaces or, where undefined, removes. */
  authorize(parameters?: Readonly<Record<string, string | undefined>>, path?: string): string
  /** Signs jane in with the forms of `browser` and gives where it is sent. */
  enter(parameters?: Readonly<Record<string, string | undefined>>): Promise<URL>
  /** The token endpoint. */
  token(form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Answered>
}

export interface Answered {
  readonly status: number
  readonly json: Record<string, string>
  readonly headers: Headers
}

interface Test {
  teardown(callback: () => unknown): void
  fail(message: string): unknown
}

/** jane, with an email address and a name, can sign in. */
export async function startOAuthScene(t: Test, options: SceneOptions = {}): Promise<OAuthScene> {
  const scene = await startScene(t, { ...options, appClient: { ...oauthClient, ...options.appClient } })
  await scene.addUser('jane', { email: 'jane@example.com', email_verified: 'true', name: 'Jane Doe' })
  const browser = httpBrowser(scene.url)
  const authorize: OAuthScene['authorize'] = (parameters = {}, path = '/oauth2/authorize') => {
    const all = { response_type: 'code', client_id: scene.clientId, redirect_uri: callback, ...parameters }
    const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return `${path}?${new URLSearchParams(given)}`
  }
  return {
    ...scene,
    browser,
    authorize,
    async enter(parameters) {
      const asked = await browser.get(authorize(parameters))
      if (!asked.location.startsWith('/login')) return new URL(asked.location, scene.url)
      await browser.get(asked.location)
      const answer: Seen = await browser.submit('cognitoSignInForm', { username: 'jane', password })
      return new URL(answer.location, scene.url)
    },
    token: (form, headers = {}) => postForm(`${scene.url}/oauth2/token`, form, headers),
  }
}

export async function postForm(
  address: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form), headers })
  const text = await response.text()
  return { status: response.status, json: text === '' ? {} : JSON.parse(text), headers: response.headers }
}

export const basic = (id: string, secret: string): Readonly<Record<string, string>> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

export function pkce(): { readonly verifier: string; readonly challenge: Readonly<Record<string, string>> } {
  const verifier = randomBytes(32).toString('base64url')
  const code_challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, challenge: { code_challenge, code_challenge_method: 'S256' } }
}
