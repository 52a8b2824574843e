/** Single sign-on sessions: browsers that stay signed in, what each client makes of them, and the token sessions that come through them. */
import t from 'tap'
import { callback, type OAuthScene, oauthClient, startOAuthScene } from '../support/oauth-scene.ts'

type Test = Parameters<typeof startOAuthScene>[0]

async function tracked(test: Test): Promise<OAuthScene> {
  const scene = await startOAuthScene(test)
  await scene.api.setUserPoolSessionConfiguration({
    UserPoolId: scene.poolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser: 20 },
  })
  return scene
}

const reuseFor = ({ api, poolId: UserPoolId }: OAuthScene, ClientId: string, MaxValidityMinutes: number) =>
  api.setUserPoolClientSessionConfiguration({ UserPoolId, ClientId, SSOSession: { MaxValidityMinutes } })

/** Tokens for the code that a browser was sent away with. */
async function redeemed({ token, clientId: client_id }: OAuthScene, location: URL) {
  const { json } = await token({
    grant_type: 'authorization_code',
    client_id,
    redirect_uri: callback,
    code: location.searchParams.get('code') ?? '',
  })
  return json
}

/** Whether the browser goes straight back to the app. */
async function isReused({ browser, authorize }: OAuthScene, client_id?: string): Promise<boolean> {
  const { location } = await browser.get(authorize(client_id === undefined ? {} : { client_id }))
  return location.startsWith(callback)
}

const listed = async ({ api, poolId: UserPoolId }: OAuthScene) =>
  (await api.adminListUserSessions({ UserPoolId, Username: 'jane' })).Sessions ?? []

t.test('a browser that signed in is a session, and so are the tokens that come through it', async (t) => {
  const scene = await tracked(t)
  const { api, clock, clientId: ClientId } = scene
  const scope = 'openid aws.cognito.signin.user.admin'
  const first = await redeemed(scene, await scene.enter({ scope }))
  clock.pass(60)
  await redeemed(scene, await scene.enter({ scope }))
  const { Sessions = [] } = await api.listUserSessions({ AccessToken: first.access_token })
  const sso = Sessions.find(({ SessionType }) => SessionType === 'SSO')
  t.match(sso, { SessionId: /^sso[a-z0-9]{25}$/, ClientId, LastIPAddress: '127.0.0.1', IsCurrentSession: false })
  t.same(sso?.LastActiveDate, new Date(clock.now() * 1000), 'the second time it was reused')
  const tokens = Sessions.filter(({ SessionType }) => SessionType === 'TOKEN')
  t.same(
    tokens.map(({ OriginSessionId, IsCurrentSession }) => [OriginSessionId, IsCurrentSession]),
    [
      [sso?.SessionId, false],
      [sso?.SessionId, true],
    ],
  )
  clock.pass(60)
  await scene.token({ grant_type: 'refresh_token', client_id: ClientId, refresh_token: first.refresh_token ?? '' })
  const active = (await listed(scene)).filter(({ LastActiveDate }) => LastActiveDate?.getTime() === clock.now() * 1000)
  t.same(new Set(active.map(({ SessionType }) => SessionType)), new Set(['SSO', 'TOKEN']), 'a refresh uses both')
})

t.test('each client reuses a browser’s session for as long as it is set to', async (t) => {
  const scene = await tracked(t)
  const { api, clock, clientId, poolId: UserPoolId } = scene
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId, ClientName: 'other', ...oauthClient })
  const other = UserPoolClient?.ClientId ?? ''
  await reuseFor(scene, clientId, 0)
  await reuseFor(scene, other, 120)
  t.ok((await scene.enter()).searchParams.get('code'))
  t.notOk(await isReused(scene), '0 minutes: never')
  t.ok(await isReused(scene, other), 'the session is there all the same')
  clock.pass(119 * 60)
  t.ok(await isReused(scene, other))
  clock.pass(60)
  t.notOk(await isReused(scene, other), 'counted from the sign-in, not from the last use')
})

t.test('the default is an hour; without tracking it is an hour whatever is set', async (t) => {
  const scene = await tracked(t)
  const { api, clock, clientId, poolId: UserPoolId } = scene
  await scene.enter()
  clock.pass(3599)
  t.ok(await isReused(scene))
  clock.pass(1)
  t.notOk(await isReused(scene))
  await reuseFor(scene, clientId, 0)
  await api.setUserPoolSessionConfiguration({ UserPoolId, UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } })
  await scene.enter()
  t.ok(await isReused(scene), 'what is set for the client is dormant')
})

t.test('a revoked browser signs in again; linked, its tokens end with it, and it with them', async (t) => {
  const scene = await tracked(t)
  const { api, poolId: UserPoolId } = scene
  const scope = 'openid aws.cognito.signin.user.admin'
  const enter = async () => {
    const { access_token: AccessToken } = await redeemed(scene, await scene.enter({ scope }))
    const sessions = await listed(scene)
    const [sso, tkn] = ['SSO', 'TOKEN'].map((type) => sessions.find(({ SessionType }) => SessionType === type)?.SessionId)
    return { AccessToken, sso, tkn }
  }
  const revoke = (SessionId: string | undefined, RevokeAssociatedSessions: 'NONE' | 'LINKED') =>
    api.adminRevokeUserSession({ UserPoolId, Username: 'jane', SessionId, RevokeAssociatedSessions })
  const revoked = { message: 'Access Token has been revoked' }

  const first = await enter()
  await revoke(first.sso, 'NONE')
  t.notOk(await isReused(scene))
  t.ok(await api.getUser({ AccessToken: first.AccessToken }), 'the tokens work on')
  await revoke(first.tkn, 'NONE')

  const second = await enter()
  await revoke(second.tkn, 'NONE')
  await t.rejects(api.getUser({ AccessToken: second.AccessToken }), revoked)
  t.ok(await isReused(scene), 'the browser is still signed in')
  await revoke(second.sso, 'NONE')

  const third = await enter()
  await revoke(third.sso, 'LINKED')
  t.notOk(await isReused(scene))
  await t.rejects(api.getUser({ AccessToken: third.AccessToken }), revoked)

  const fourth = await enter()
  await revoke(fourth.tkn, 'LINKED')
  t.notOk(await isReused(scene))
  await t.rejects(api.getUser({ AccessToken: fourth.AccessToken }), revoked)
  t.same(await listed(scene), [])
})
