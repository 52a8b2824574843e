/** A provider of OpenID Connect that a test can make say anything. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

interface Test {
  teardown(callback: () => unknown): void
}

export interface OddProvider {
  readonly issuer: string
  /** Requests to the token and attributes endpoints: method, path and body, oldest first. */
  readonly called: { readonly method: string; readonly path: string; readonly body: URLSearchParams }[]
  /** What its answers are made of; a test changes it. */
  readonly says: {
    claims: Record<string, unknown>
    userInfo: Record<string, unknown> | undefined
    /** In place of the token response. */
    token: { readonly status: number; readonly json: object } | undefined
    /** Signs with a key that is not published. */
    foreignKey: boolean
    tampered: boolean
    /** Signs with this text instead, as HS256. */
    secret: string | undefined
    discovery: Record<string, unknown>
    hangs: boolean
  }
}

/** @param now seconds since the epoch, of the emulator's clock */
export async function startOddProvider(t: Test, now: () => number): Promise<OddProvider> {
  const keys = await generateKeyPair('RS256')
  const foreign = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const called: OddProvider['called'] = []
  const says: OddProvider['says'] = {
    claims: {},
    userInfo: undefined,
    token: undefined,
    foreignKey: false,
    tampered: false,
    secret: undefined,
    discovery: {},
    hangs: false,
  }
  let issuer = ''
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? ''
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    if (says.hangs) return
    const send = (json: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    if (path === '/.well-known/openid-configuration') {
      const endpoints = { authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` }
      return send({
        issuer,
        ...endpoints,
        userinfo_endpoint: `${issuer}/attributes`,
        code_challenge_methods_supported: ['S256'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...says.discovery,
      })
    }
    if (path === '/keys') return send({ keys: [jwk] })
    called.push({ method: request.method ?? '', path, body: new URLSearchParams(Buffer.concat(chunks).toString()) })
    if (path === '/attributes') return send(says.userInfo ?? { sub: says.claims.sub })
    if (says.token !== undefined) return send(says.token.json, says.token.status)
    const signed = await new SignJWT({ iss: issuer, aud: 'cogmock', iat: now(), exp: now() + 300, ...says.claims })
      .setProtectedHeader({ alg: says.secret === undefined ? 'RS256' : 'HS256', kid: 'one' })
      .sign(says.secret === undefined ? (says.foreignKey ? foreign : keys).privateKey : new TextEncoder().encode(says.secret))
    const [header, payload = '', signature] = signed.split('.')
    const changed = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('"user"', '"root"')).toString('base64url')
    const id_token = says.tampered ? [header, changed, signature].join('.') : signed
    send({ access_token: 'upstream-access', token_type: 'Bearer', expires_in: 60, id_token })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { issuer, called, says }
}
