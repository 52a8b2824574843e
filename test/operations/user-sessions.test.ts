/** User sessions: tracked where the pool says so, limited in number, listed, revoked. */
import type { ListUserSessionsCommandOutput } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { type Scene, startScene, type Tokens } from '../support/scene.ts'

async function tracked(test: Parameters<typeof startScene>[0], MaxPerUser = 20): Promise<Scene> {
  const scene = await startScene(test)
  await track(scene, MaxPerUser)
  await scene.addUser('jane')
  return scene
}

const track = ({ api, poolId }: Scene, MaxPerUser: number, UserSessionTracking: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
  api.setUserPoolSessionConfiguration({ UserPoolId: poolId, UserSessionTracking, TokenSession: { MaxPerUser } })

const idsOf = ({ Sessions }: ListUserSessionsCommandOutput) => (Sessions ?? []).map(({ SessionId }) => SessionId)
const currentOf = ({ Sessions }: ListUserSessionsCommandOutput) => Sessions?.find(({ IsCurrentSession }) => IsCurrentSession)?.SessionId

const refresh = ({ api, clientId }: Scene, { RefreshToken }: Tokens) =>
  api.initiateAuth({ ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } })

const notTracked = { name: 'OperationNotEnabledException', message: 'User session tracking is not enabled for this user pool.' }

t.test('sign-ins are listed as sessions, with the one that asks marked', async (t) => {
  const scene = await tracked(t)
  const { api, clock, poolId: UserPoolId, clientId } = scene
  const began = clock.now()
  const { AccessToken } = await scene.signIn('jane')
  clock.pass(60)
  await scene.signIn('jane')
  await scene.addUser('june')
  await scene.signIn('june')
  const { Sessions, NextToken } = await api.listUserSessions({ AccessToken })
  t.equal(NextToken, undefined)
  t.match(Sessions, [
    { IsCurrentSession: false },
    {
      SessionId: /^tkn[a-z0-9]{25}$/,
      SessionType: 'TOKEN',
      ClientId: clientId,
      CreateDate: new Date(began * 1000),
      LastActiveDate: new Date(began * 1000),
      DeviceType: 'unknown',
      LastIPAddress: '127.0.0.1',
      LastLocation: { Country: 'unknown' },
      IsCurrentSession: true,
    },
  ])
  t.equal(Sessions?.length, 2)
  const asAdmin = await api.adminListUserSessions({ UserPoolId, Username: 'jane' })
  t.same(
    asAdmin.Sessions,
    Sessions?.map((session) => ({ ...session, IsCurrentSession: false })),
  )
})

t.test('a refresh is activity; what has expired or was revoked is no session', async (t) => {
  const scene = await tracked(t)
  const { api, clock, poolId: UserPoolId } = scene
  const tokens = await scene.signIn('jane')
  clock.pass(120)
  await refresh(scene, tokens)
  const listed = async () => (await api.adminListUserSessions({ UserPoolId, Username: 'jane' })).Sessions ?? []
  t.same((await listed())[0]?.LastActiveDate, new Date(clock.now() * 1000))
  await api.revokeToken({ ClientId: scene.clientId, Token: tokens.RefreshToken })
  t.same(await listed(), [])
  await scene.signIn('jane')
  clock.pass(31 * 86_400)
  t.same(await listed(), [])
})

t.test('the device is told by the user agent of the last activity', async (t) => {
  const scene = await tracked(t)
  const { api, clientId, poolId: UserPoolId, url } = scene
  const { RefreshToken } = await scene.signIn('jane')
  const expected: readonly (readonly [string, string])[] = [
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36',
      'Chrome 125 / macOS 15.0',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0',
      'Edge 126 / Windows 10',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox 127 / Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17 / iOS 17.5',
    ],
    ['curl/8.5.0', 'unknown'],
  ]
  for (const [userAgent, DeviceType] of expected) {
    await fetch(url, {
      method: 'POST',
      headers: {
        'user-agent': userAgent,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({ ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } }),
    })
    t.equal((await api.adminListUserSessions({ UserPoolId, Username: 'jane' })).Sessions?.[0]?.DeviceType, DeviceType)
  }
})

t.test('a sign-in beyond the limit ends the session that was used least recently', async (t) => {
  const scene = await tracked(t, 2)
  const { api, clock, poolId: UserPoolId } = scene
  const first = await scene.signIn('jane')
  clock.pass(1)
  const second = await scene.signIn('jane')
  clock.pass(1)
  await refresh(scene, first)
  clock.pass(1)
  const third = await scene.signIn('jane')
  await t.rejects(api.getUser({ AccessToken: second.AccessToken }), { message: 'Access Token has been revoked' })
  await t.rejects(refresh(scene, second), { message: 'Refresh Token has been revoked' })
  t.equal((await api.getUser({ AccessToken: first.AccessToken })).Username, 'jane')

  await track(scene, 1)
  t.equal((await api.adminListUserSessions({ UserPoolId, Username: 'jane' })).Sessions?.length, 2, 'a lower limit ends nothing by itself')
  clock.pass(1)
  const fourth = await scene.signIn('jane')
  t.equal((await api.listUserSessions({ AccessToken: fourth.AccessToken })).Sessions?.length, 1)
  for (const { AccessToken } of [first, third]) await t.rejects(api.getUser({ AccessToken }), { name: 'NotAuthorizedException' })
})

t.test('a user ends another session, not the one that asks and nobody else’s; its tokens end with it', async (t) => {
  const scene = await tracked(t)
  const { api } = scene
  await scene.addUser('june')
  const lost = await scene.signIn('jane')
  const { AccessToken } = await scene.signIn('jane')
  const mine = await api.listUserSessions({ AccessToken })
  const other = idsOf(mine).find((id) => id !== currentOf(mine))
  await t.rejects(api.revokeUserSession({ AccessToken, SessionId: currentOf(mine) }), {
    name: 'InvalidParameterException',
    message: 'The session of the access token itself cannot be revoked.',
  })
  const stranger = await scene.signIn('june')
  const missing = { name: 'ResourceNotFoundException', message: `Session ${other} does not exist.` }
  await t.rejects(api.revokeUserSession({ AccessToken: stranger.AccessToken, SessionId: other }), missing)
  await api.revokeUserSession({ AccessToken, SessionId: other, RevokeAssociatedSessions: 'LINKED' })
  t.same(idsOf(await api.listUserSessions({ AccessToken })), [currentOf(mine)])
  await t.rejects(api.getUser({ AccessToken: lost.AccessToken }), { message: 'Access Token has been revoked' })
  await t.rejects(refresh(scene, lost), { message: 'Refresh Token has been revoked' })
  await t.rejects(api.revokeUserSession({ AccessToken, SessionId: other }), missing)
})

t.test('an administrator ends any session of the user that is named with it', async (t) => {
  const scene = await tracked(t)
  const { api, poolId: UserPoolId } = scene
  await scene.addUser('june')
  const { AccessToken } = await scene.signIn('jane')
  const SessionId = currentOf(await api.listUserSessions({ AccessToken }))
  await t.rejects(api.adminRevokeUserSession({ UserPoolId, Username: 'june', SessionId }), { name: 'ResourceNotFoundException' })
  await t.rejects(api.adminRevokeUserSession({ UserPoolId, Username: 'nobody', SessionId }), { name: 'UserNotFoundException' })
  await api.adminRevokeUserSession({ UserPoolId, Username: 'jane', SessionId })
  await t.rejects(api.getUser({ AccessToken }), { message: 'Access Token has been revoked' })
  t.same((await api.adminListUserSessions({ UserPoolId, Username: 'jane' })).Sessions, [])
})

t.test('without tracking there are no sessions, no limit, and nothing to list or revoke', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId, clientId: ClientId } = scene
  await scene.addUser('jane')
  t.match(await api.getUserPoolSessionConfiguration({ UserPoolId }), {
    UserPoolId,
    UserSessionTracking: 'DISABLED',
    TokenSession: { MaxPerUser: 20 },
  })
  const before = await scene.signIn('jane')
  const { AccessToken } = before
  await t.rejects(api.listUserSessions({ AccessToken }), notTracked)
  await t.rejects(api.revokeUserSession({ AccessToken, SessionId: 'tkn' }), notTracked)
  await t.rejects(api.adminListUserSessions({ UserPoolId, Username: 'jane' }), notTracked)
  await t.rejects(api.adminRevokeUserSession({ UserPoolId, Username: 'jane', SessionId: 'tkn' }), notTracked)
  await t.rejects(api.setUserPoolClientSessionConfiguration({ UserPoolId, ClientId, SSOSession: { MaxValidityMinutes: 5 } }), notTracked)
  await track(scene, 1)
  t.same((await api.listUserSessions({ AccessToken })).Sessions, [], 'what began before is no session')
  await scene.signIn('jane')
  t.equal((await api.getUser({ AccessToken })).Username, 'jane', 'and makes no room for one')
  await track(scene, 1, 'DISABLED')
  await scene.signIn('jane')
  await scene.signIn('jane')
  t.equal((await api.getUser({ AccessToken })).Username, 'jane')
})

t.test('the configuration is kept within its range, through updates of pool and client', async (t) => {
  const scene = await tracked(t)
  const { api, poolId: UserPoolId, clientId: ClientId } = scene
  for (const MaxPerUser of [0, 101]) await t.rejects(track(scene, MaxPerUser), { name: 'InvalidParameterException', message: /maxPerUser/ })
  const minutes = (MaxValidityMinutes: number) =>
    api.setUserPoolClientSessionConfiguration({ UserPoolId, ClientId, SSOSession: { MaxValidityMinutes } })
  for (const wrong of [-1, 129_601]) await t.rejects(minutes(wrong), { name: 'InvalidParameterException', message: /maxValidityMinutes/ })
  const configuration = async () => (await api.getUserPoolClientSessionConfiguration({ UserPoolId, ClientId })).SSOSession
  t.same(await configuration(), { MaxValidityMinutes: 60 })
  t.match(await minutes(0), { UserPoolId, ClientId, SSOSession: { MaxValidityMinutes: 0 } })
  await api.updateUserPoolClient({ UserPoolId, ClientId })
  await api.updateUserPool({ UserPoolId })
  await track(scene, 7, 'DISABLED')
  t.same(await configuration(), { MaxValidityMinutes: 0 }, 'dormant, not gone')
  t.match(await api.getUserPoolSessionConfiguration({ UserPoolId }), { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 7 } })
  await t.rejects(api.getUserPoolClientSessionConfiguration({ UserPoolId, ClientId: 'nothing' }), { name: 'ResourceNotFoundException' })
  const { UserPool } = await api.createUserPool({ PoolName: 'p', UserPoolTier: 'LITE' })
  await t.rejects(track({ ...scene, poolId: UserPool?.Id ?? '' }, 20), { name: 'FeatureUnavailableInTierException' })
})

t.test('sessions are found again after a restart', async (t) => {
  const stateFile = `${t.testdir()}/state.json`
  const first = await startScene(t, { stateFile })
  await track(first, 20)
  await first.addUser('jane')
  await first.signIn('jane')
  const before = await first.api.adminListUserSessions({ UserPoolId: first.poolId, Username: 'jane' })
  await first.close()
  const second = await startScene(t, { stateFile, seed: 2 })
  const after = await second.api.adminListUserSessions({ UserPoolId: first.poolId, Username: 'jane' })
  t.equal(before.Sessions?.length, 1)
  t.same(after.Sessions, before.Sessions)
})
