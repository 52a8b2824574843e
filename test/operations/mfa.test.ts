/** Second factors and choice-based sign-in. */
import type {
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
  SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { TOTP } from 'otpauth'
import t from 'tap'
import { password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

type Mfa = Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>
const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }
const contacts = { email: 'jane@example.com', email_verified: 'true', phone_number: '+12065550100', phone_number_verified: 'true' }

interface MfaScene extends Scene {
  begin(username?: string): Promise<InitiateAuthCommandOutput>
  answer(
    ChallengeName: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'SELECT_CHALLENGE',
    Session: string | undefined,
    responses?: Readonly<Record<string, string>>,
  ): Promise<RespondToAuthChallengeCommandOutput>
  appCode(secret: string | undefined): string
}

async function mfaScene(t: Parameters<typeof startScene>[0], mfa: Mfa, options: SceneOptions = {}): Promise<MfaScene> {
  const scene = await startScene(t, options)
  const { api, poolId, clientId, clock } = scene
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, ...mfa })
  return {
    ...scene,
    begin: (username = 'jane') =>
      api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: username, PASSWORD: password } }),
    answer: (ChallengeName, Session, responses = {}) =>
      api.respondToAuthChallenge({ ClientId: clientId, ChallengeName, Session, ChallengeResponses: { USERNAME: 'jane', ...responses } }),
    appCode: (secret = '') => new TOTP({ secret }).generate({ timestamp: clock.now() * 1000 }),
  }
}

t.test('the settings of a pool: what is together, what is not, what is answered', async (t) => {
  const { api, poolId } = await startScene(t)
  const set = (mfa: Mfa) => api.setUserPoolMfaConfig({ UserPoolId: poolId, ...mfa })
  t.match(await api.getUserPoolMfaConfig({ UserPoolId: poolId }), { MfaConfiguration: 'OFF' })
  await t.rejects(set({ SoftwareTokenMfaConfiguration: { Enabled: false } }), {
    name: 'InvalidParameterException',
    message: "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
  })
  await t.rejects(set({ MfaConfiguration: 'ON' }), {
    name: 'InvalidParameterException',
    message: "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
  })
  await set({ MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } })
  t.match(await api.getUserPoolMfaConfig({ UserPoolId: poolId }), {
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  t.match((await api.describeUserPool({ UserPoolId: poolId })).UserPool, { MfaConfiguration: 'OPTIONAL' })
})

t.test('required MFA without a factor: an app is set up during the sign-in, and a code works once', async (t) => {
  const scene = await mfaScene(t, { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } })
  const { api, begin, answer, appCode, clock } = scene
  await scene.addUser('jane')
  const setUp = await begin()
  t.match(setUp, { ChallengeName: 'MFA_SETUP', ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: 'jane' } })
  await t.rejects(answer('MFA_SETUP', setUp.Session), { name: 'NotAuthorizedException', message: 'Invalid session for the user.' })
  const associated = await api.associateSoftwareToken({ Session: setUp.Session })
  t.match(associated.SecretCode, /^[A-Z2-7]{52}$/)
  await t.rejects(api.associateSoftwareToken({ Session: setUp.Session }), { message: /session is expired/ }, 'a session works once')
  const verify = (UserCode: string) => api.verifySoftwareToken({ Session: associated.Session, UserCode, FriendlyDeviceName: 'phone' })
  await t.rejects(verify('000000'), { name: 'EnableSoftwareTokenMFAException', message: 'Code mismatch' })
  const verified = await verify(appCode(associated.SecretCode))
  t.equal(verified.Status, 'SUCCESS')
  const { AuthenticationResult } = await answer('MFA_SETUP', verified.Session)
  t.match(await api.getUser({ AccessToken: AuthenticationResult?.AccessToken }), {
    PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
  })

  const second = await begin()
  t.match(second, { ChallengeName: 'SOFTWARE_TOKEN_MFA', ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'phone', USER_ID_FOR_SRP: 'jane' } })
  const code = (SOFTWARE_TOKEN_MFA_CODE: string) => answer('SOFTWARE_TOKEN_MFA', second.Session, { SOFTWARE_TOKEN_MFA_CODE })
  await t.rejects(code(appCode(associated.SecretCode)), {
    name: 'ExpiredCodeException',
    message: 'Your software token has already been used once.',
  })
  await t.rejects(code('000000'), { name: 'CodeMismatchException', message: 'Invalid code received for user' })
  clock.pass(30)
  const fresh = appCode(associated.SecretCode)
  t.ok((await code(fresh)).AuthenticationResult?.AccessToken)
  const third = await begin()
  await t.rejects(answer('SOFTWARE_TOKEN_MFA', third.Session, { SOFTWARE_TOKEN_MFA_CODE: fresh }), { name: 'ExpiredCodeException' })

  await api.adminDeleteSoftwareToken({ UserPoolId: scene.poolId, Username: 'jane' })
  t.match(await begin(), { ChallengeName: 'MFA_SETUP' })
})

t.test('required MFA challenges an address that the user has', async (t) => {
  const { addUser, begin, answer, code, messages, clock } = await mfaScene(t, {
    MfaConfiguration: 'ON',
    SmsMfaConfiguration: { ...sms, SmsAuthenticationMessage: 'Code {####} it is' },
  })
  await addUser('jane', contacts)
  const begun = await begin()
  t.match(begun, {
    ChallengeName: 'SMS_MFA',
    ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0100', USER_ID_FOR_SRP: 'jane' },
  })
  t.match(messages('jane')[0], { kind: 'CustomMessage_Authentication', medium: 'SMS', body: `Code ${code('jane')} it is` })
  const mine = code('jane')
  const other = await begin()
  const late = code('jane')
  const say = (Session: string | undefined, SMS_MFA_CODE: string) => answer('SMS_MFA', Session, { SMS_MFA_CODE })
  await t.rejects(
    say(other.Session, mine),
    { name: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' },
    'a code belongs to its session',
  )
  t.ok((await say(begun.Session, mine)).AuthenticationResult)
  await t.rejects(say(begun.Session, mine), { message: 'Invalid session for the user, session is expired.' })
  clock.pass(181)
  await t.rejects(say(other.Session, late), { message: 'Invalid session for the user, session is expired.' })
})

t.test('optional MFA asks for what the user turned on, the preferred one first, else for a choice', async (t) => {
  const { api, poolId, addUser, begin, answer, code, appCode, clock } = await mfaScene(t, {
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: sms,
    SoftwareTokenMfaConfiguration: { Enabled: true },
    EmailMfaConfiguration: { Message: 'Mail {####}', Subject: 'Your code' },
  })
  await addUser('jane', contacts)
  const { AuthenticationResult } = await begin()
  const AccessToken = AuthenticationResult?.AccessToken
  t.ok(AccessToken, 'nothing is turned on')
  await t.rejects(api.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }), {
    message: 'User has not verified software token mfa',
  })
  const { SecretCode } = await api.associateSoftwareToken({ AccessToken })
  await api.verifySoftwareToken({ AccessToken, UserCode: appCode(SecretCode) })
  t.ok((await begin()).AuthenticationResult, 'an app that is set up is not turned on yet')
  await api.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true }, SMSMfaSettings: { Enabled: true } })
  const choice = await begin()
  t.match(choice, { ChallengeName: 'SELECT_MFA_TYPE' })
  t.same(JSON.parse(choice.ChallengeParameters?.MFAS_CAN_CHOOSE ?? '').sort(), ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])
  await t.rejects(answer('SELECT_MFA_TYPE', choice.Session, { ANSWER: 'EMAIL_OTP' }), { name: 'InvalidParameterException' })
  const chosen = await answer('SELECT_MFA_TYPE', choice.Session, { ANSWER: 'SOFTWARE_TOKEN_MFA' })
  clock.pass(30)
  t.ok((await answer('SOFTWARE_TOKEN_MFA', chosen.Session, { SOFTWARE_TOKEN_MFA_CODE: appCode(SecretCode) })).AuthenticationResult)

  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'jane', EmailMfaSettings: { Enabled: true, PreferredMfa: true } })
  t.match(await api.getUserAuthFactors({ AccessToken }), {
    PreferredMfaSetting: 'EMAIL_OTP',
    UserMFASettingList: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
    ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'SOFTWARE_TOKEN'],
  })
  const mail = await begin()
  t.match(mail, {
    ChallengeName: 'EMAIL_OTP',
    ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'j***@e***' },
  })
  t.ok((await answer('EMAIL_OTP', mail.Session, { EMAIL_OTP_CODE: code('jane@example.com') })).AuthenticationResult)
  await api.setUserMFAPreference({
    AccessToken,
    EmailMfaSettings: { Enabled: false },
    SMSMfaSettings: { Enabled: false },
    SoftwareTokenMfaSettings: { Enabled: false },
  })
  t.ok((await begin()).AuthenticationResult)
  await api.setUserSettings({ AccessToken, MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] })
  t.match(await begin(), { ChallengeName: 'SMS_MFA' })
  await api.adminSetUserSettings({ UserPoolId: poolId, Username: 'jane', MFAOptions: [] })
  t.ok((await begin()).AuthenticationResult)
})

t.test('MFA follows NEW_PASSWORD_REQUIRED too, and amazon-cognito-identity-js sets an app up after SRP', async (t) => {
  const { api, url, poolId, clientId, appCode, clock } = await mfaScene(t, {
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'jane', TemporaryPassword: 'Temp0rary!', MessageAction: 'SUPPRESS' })
  const user = new CognitoUser({ Username: 'jane', Pool: new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url }) })
  const secret = await new Promise<string>((resolve, reject) => {
    const callbacks = {
      onSuccess: () => reject(new Error('no factor was asked for')),
      onFailure: reject,
      newPasswordRequired: () => user.completeNewPasswordChallenge(password, {}, callbacks),
      mfaSetup: () => user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
    }
    user.authenticateUser(new AuthenticationDetails({ Username: 'jane', Password: 'Temp0rary!' }), callbacks)
  })
  await new Promise((onSuccess, onFailure) => user.verifySoftwareToken(appCode(secret), 'app', { onSuccess, onFailure }))
  clock.pass(60)
  const session = await new Promise((onSuccess, onFailure) => {
    const callbacks = { onSuccess, onFailure, totpRequired: () => user.sendMFACode(appCode(secret), callbacks, 'SOFTWARE_TOKEN_MFA') }
    user.authenticateUser(new AuthenticationDetails({ Username: 'jane', Password: password }), callbacks)
  })
  t.ok(session)
})

t.test('choice-based sign-in: what the user has and the pool allows', async (t) => {
  const scene = await startScene(t, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  })
  const { api, poolId, clientId, code, addUser } = scene
  await addUser('jane', contacts)
  const start = (parameters: Readonly<Record<string, string>> = {}) =>
    api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane', ...parameters } })
  const select = (Session: string | undefined, responses: Readonly<Record<string, string>>) =>
    api.respondToAuthChallenge({
      ClientId: clientId,
      ChallengeName: 'SELECT_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME: 'jane', ...responses },
    })
  const offered = await start()
  t.match(offered, { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'] })
  const mail = await select(offered.Session, { ANSWER: 'EMAIL_OTP' })
  t.match(mail, { ChallengeName: 'EMAIL_OTP', ChallengeParameters: { CODE_DELIVERY_DESTINATION: 'j***@e***' } })
  const entered = await api.respondToAuthChallenge({
    ClientId: clientId,
    ChallengeName: 'EMAIL_OTP',
    Session: mail.Session,
    ChallengeResponses: { USERNAME: 'jane', EMAIL_OTP_CODE: code('jane@example.com') },
  })
  t.ok(entered.AuthenticationResult?.IdToken)
  t.match(await start({ PREFERRED_CHALLENGE: 'SMS_OTP' }), { ChallengeName: 'SMS_OTP' })
  t.ok((await start({ PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password })).AuthenticationResult)
  t.match(await start({ PREFERRED_CHALLENGE: 'PASSWORD' }), { ChallengeName: 'PASSWORD' })
  t.match(await start({ PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: 'abc' }), { ChallengeName: 'PASSWORD_VERIFIER' })
  await t.rejects(select((await start()).Session, { ANSWER: 'PASSWORD', PASSWORD: 'Wrong99!' }), {
    message: 'Incorrect username or password.',
  })
  t.ok((await select((await start()).Session, { ANSWER: 'PASSWORD', PASSWORD: password })).AuthenticationResult)
  await t.rejects(select((await start()).Session, { ANSWER: 'WEB_AUTHN' }), { name: 'InvalidParameterException' })
  t.match(await api.adminGetUserAuthFactors({ UserPoolId: poolId, Username: 'jane' }), {
    ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
  })
  await api.updateUserPool({ UserPoolId: poolId, UserPoolTier: 'LITE' })
  await t.rejects(start(), {
    name: 'FeatureUnavailableInTierException',
    message: 'USER_AUTH is not available in the tier of this user pool.',
  })
})

t.test('wrong codes lock a user out as wrong passwords do, and the right password does not start the count anew', async (t) => {
  const { addUser, begin, answer, code, clock, api, poolId } = await mfaScene(t, {
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: sms,
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  await addUser('jane', contacts)
  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'jane', SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
  const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }
  const wrong = (Session: string | undefined) => answer('SMS_MFA', Session, { SMS_MFA_CODE: 'wrong' })
  for (let time = 0; time < 4; time += 1) await t.rejects(wrong((await begin()).Session), { name: 'CodeMismatchException' })
  const { Session } = await begin()
  const right = code('jane')
  await t.rejects(wrong(Session), { name: 'CodeMismatchException' })
  await t.rejects(answer('SMS_MFA', Session, { SMS_MFA_CODE: right }), locked, 'even the right one')
  await t.rejects(begin(), locked, 'and passwords')
  clock.pass(1)
  t.ok((await answer('SMS_MFA', Session, { SMS_MFA_CODE: right })).AuthenticationResult)
  await t.rejects(wrong((await begin()).Session), { name: 'CodeMismatchException' }, 'a whole sign-in starts it anew')
})

t.test('an address that is a second factor recovers no password, where the pool says how passwords are recovered', async (t) => {
  const {
    api,
    poolId: UserPoolId,
    clientId: ClientId,
    addUser,
  } = await mfaScene(t, { MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: sms })
  await addUser('jane', contacts)
  const sent = async () => (await api.forgotPassword({ ClientId, Username: 'jane' })).CodeDeliveryDetails?.DeliveryMedium
  const turn = (Enabled: boolean) => api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', SMSMfaSettings: { Enabled } })
  const RecoveryMechanisms = [{ Name: 'verified_phone_number' as const, Priority: 1 }]
  const recover = (more: typeof RecoveryMechanisms | { Name: 'verified_email'; Priority: number }[] = []) =>
    api.updateUserPool({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      ...sms,
      AccountRecoverySetting: { RecoveryMechanisms: [...RecoveryMechanisms, ...more] },
    })
  await turn(true)
  t.equal(await sent(), 'SMS', 'a pool that says nothing')
  await recover([{ Name: 'verified_email', Priority: 2 }])
  t.equal(await sent(), 'EMAIL')
  await recover()
  await t.rejects(sent(), { name: 'InvalidParameterException' })
  await turn(false)
  t.equal(await sent(), 'SMS')
})
