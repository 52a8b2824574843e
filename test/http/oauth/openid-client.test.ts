/** openid-client, the relying party that most Node.js libraries are made of, against the endpoints. */
import * as client from 'openid-client'
import t from 'tap'
import { callback, startOAuthScene } from '../../support/oauth-scene.ts'

t.test('openid-client discovers, signs in with PKCE, reads userInfo, refreshes and revokes', async (t) => {
  const { url, poolId, clientId, clock, browser, enter, api } = await startOAuthScene(t, { appClient: { GenerateSecret: true } })
  // It holds the tokens against the real time.
  clock.pass(Date.now() / 1000 - clock.now())
  const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })
  const config = await client.discovery(new URL(`${url}/${poolId}`), clientId, UserPoolClient?.ClientSecret, undefined, {
    execute: [client.allowInsecureRequests],
  })
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const parameters = {
    redirect_uri: callback,
    scope: 'openid email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  }
  const address = client.buildAuthorizationUrl(config, parameters)
  const back = await enter(Object.fromEntries(address.searchParams))
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true, maxAge: 60 }
  const tokens = await client.authorizationCodeGrant(config, back, checks)
  t.match(tokens.claims(), { email: 'jane@example.com', nonce, aud: clientId })
  const sub = tokens.claims()?.sub ?? ''
  t.match(await client.fetchUserInfo(config, tokens.access_token, sub), { sub, email: 'jane@example.com' })
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
  t.equal(refreshed.claims()?.sub, sub)
  await client.tokenRevocation(config, tokens.refresh_token ?? '')
  const refused = await client.refreshTokenGrant(config, tokens.refresh_token ?? '').catch((error) => error.error)
  t.equal(refused, 'invalid_grant')
  const end = client.buildEndSessionUrl(config, { logout_uri: 'http://localhost:3000/bye' })
  t.equal((await browser.get(`${end.pathname}${end.search}`)).location, 'http://localhost:3000/bye')
})
