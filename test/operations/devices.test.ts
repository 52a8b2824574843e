/** Devices: offered, confirmed, remembered, proved, forgotten. */
import { AuthenticationDetails, CognitoUser, CognitoUserPool, type ICognitoStorage } from 'amazon-cognito-identity-js'
import t from 'tap'
import { claims, password, type Scene, startScene } from '../support/scene.ts'

/** What a browser keeps, in memory. */
function storage(): ICognitoStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    setItem: (key, value) => void kept.set(key, value),
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

interface Entered {
  readonly access: string
  /** What was asked for on the way. */
  readonly asked: readonly string[]
}

/** A sign-in of amazon-cognito-identity-js; text message codes are read from the emulator. */
function enter({ poolId, clientId, url, code }: Scene, Storage: ICognitoStorage): Promise<Entered> & { user: CognitoUser } {
  const user = new CognitoUser({
    Username: 'jane',
    Storage,
    Pool: new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url, Storage }),
  })
  const asked: string[] = []
  const entered = new Promise<Entered>((resolve, reject) => {
    const callbacks = {
      onSuccess: () => resolve({ access: user.getSignInUserSession()?.getAccessToken().getJwtToken() ?? '', asked }),
      onFailure: reject,
      mfaRequired: (name: string) => {
        asked.push(name)
        user.sendMFACode(code('jane'), callbacks)
      },
    }
    user.authenticateUser(new AuthenticationDetails({ Username: 'jane', Password: password }), callbacks)
  })
  return Object.assign(entered, { user })
}

const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }
const phone = { phone_number: '+12065550100', phone_number_verified: 'true' }

t.test('a remembered device proves itself and stands in for the second factor', async (t) => {
  const PostAuthentication = 'arn:aws:lambda:us-east-1:000000000000:function:after'
  const PreTokenGeneration = 'arn:aws:lambda:us-east-1:000000000000:function:tokens'
  const scene = await startScene(t, {
    pool: {
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
      LambdaConfig: { PreTokenGeneration, PostAuthentication },
    },
  })
  const { api, poolId, lambda } = scene
  const newDevices: unknown[] = []
  lambda.define(PostAuthentication, (event) => {
    newDevices.push((event as { request: { newDeviceUsed: boolean } }).request.newDeviceUsed)
    return event
  })
  const sources: string[] = []
  lambda.define(PreTokenGeneration, (event) => {
    sources.push((event as { triggerSource: string }).triggerSource)
    return event
  })
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms })
  await scene.addUser('jane', phone)
  const browser = storage()
  const first = await enter(scene, browser)
  t.same(first.asked, ['SMS_MFA'])
  const key = String(claims(first.access).device_key)
  t.match(key, /^us-east-1_[0-9a-f-]{36}$/)
  const { Devices } = await api.listDevices({ AccessToken: first.access })
  t.match(Devices, [
    {
      DeviceKey: key,
      DeviceAttributes: [
        { Name: 'device_status', Value: 'valid' },
        { Name: 'device_name' },
        { Name: 'dev:device_remembered_status', Value: 'remembered' },
      ],
    },
  ])
  const second = await enter(scene, browser)
  t.same(second.asked, [], 'no code is sent to a device that is known')
  t.equal(claims(second.access).device_key, key)
  t.same((await enter(scene, storage())).asked, ['SMS_MFA'], 'another device is challenged')
  t.same(newDevices, [true, false, true])

  await api.adminForgetDevice({ UserPoolId: poolId, Username: 'jane', DeviceKey: key })
  await t.rejects(api.adminGetDevice({ UserPoolId: poolId, Username: 'jane', DeviceKey: key }), {
    name: 'ResourceNotFoundException',
    message: 'Device does not exist.',
  })
  t.same((await enter(scene, browser)).asked, ['SMS_MFA'], 'the client begins again when its device is gone')
  t.same(new Set(sources), new Set(['TokenGeneration_Authentication', 'TokenGeneration_AuthenticateDevice']))
})

t.test('a wrong secret is no proof', async (t) => {
  const scene = await startScene(t, { pool: { DeviceConfiguration: {} } })
  await scene.addUser('jane')
  const browser = storage()
  await enter(scene, browser)
  const name = [...browser.kept.keys()].find((key) => key.endsWith('.randomPasswordKey')) ?? ''
  browser.kept.set(name, 'forged')
  await t.rejects(enter(scene, browser), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
})

t.test('where the user decides, a device is remembered only on the user’s word', async (t) => {
  const scene = await startScene(t, {
    pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } },
  })
  const { api, poolId } = scene
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms })
  await scene.addUser('jane', phone)
  const browser = storage()
  const { access } = await enter(scene, browser)
  t.same((await enter(scene, browser)).asked, ['SMS_MFA'])
  const DeviceKey = String(claims(access).device_key)
  await api.updateDeviceStatus({ AccessToken: access, DeviceKey, DeviceRememberedStatus: 'remembered' })
  t.same((await enter(scene, browser)).asked, [])
  await api.adminUpdateDeviceStatus({ UserPoolId: poolId, Username: 'jane', DeviceKey, DeviceRememberedStatus: 'not_remembered' })
  t.same((await enter(scene, browser)).asked, ['SMS_MFA'])
  t.match((await api.getDevice({ AccessToken: access, DeviceKey })).Device, { DeviceKey })
  t.equal((await api.adminListDevices({ UserPoolId: poolId, Username: 'jane' })).Devices?.length, 1)
  await api.forgetDevice({ AccessToken: access, DeviceKey })
  t.same((await api.listDevices({ AccessToken: access })).Devices, [])
})

t.test('a pool that tracks no devices offers none', async (t) => {
  const scene = await startScene(t)
  await scene.addUser('jane')
  const { AccessToken } = await scene.signIn('jane')
  t.equal(claims(AccessToken).device_key, undefined)
  await t.rejects(scene.api.confirmDevice({ AccessToken, DeviceKey: 'us-east-1_0123' }), { name: 'InvalidUserPoolConfigurationException' })
})

t.test('a refresh token works on the device that it was given to, until that one is forgotten', async (t) => {
  const scene = await startScene(t, { pool: { DeviceConfiguration: {} } })
  const { api, clientId: ClientId } = scene
  await scene.addUser('jane')
  const { AccessToken, RefreshToken } = await scene.signIn('jane')
  const other = await scene.signIn('jane')
  const [mine, others] = [AccessToken, other.AccessToken].map((token) => String(claims(token).device_key))
  const refresh = (DEVICE_KEY?: string) => {
    const AuthParameters = { REFRESH_TOKEN: RefreshToken, ...(DEVICE_KEY && { DEVICE_KEY }) }
    return api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters })
  }
  const invalid = { name: 'NotAuthorizedException', message: 'Invalid Refresh Token' }
  await t.rejects(refresh(), invalid)
  await t.rejects(refresh(others), invalid)
  t.ok((await refresh(mine)).AuthenticationResult)
  await t.rejects(api.getTokensFromRefreshToken({ ClientId, RefreshToken }), invalid)
  t.ok((await api.getTokensFromRefreshToken({ ClientId, RefreshToken, DeviceKey: mine })).AuthenticationResult)
  const verifier = { Salt: 'AAAA', PasswordVerifier: 'AAAA' }
  await api.confirmDevice({ AccessToken, DeviceKey: mine, DeviceSecretVerifierConfig: verifier })
  await api.forgetDevice({ AccessToken, DeviceKey: mine })
  await t.rejects(refresh(mine), invalid)
})
