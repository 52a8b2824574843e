/** Authentication levels: their names, sign-ins that have one to reach, and what tokens say of it. */
import type {
  ChallengeNameType,
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
  SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { TOTP } from 'otpauth'
import t, { type Test } from 'tap'
import { type CreationOptions, createPasskey, type Passkey, usePasskey } from '../../src/cli/webauthn/authenticator.ts'
import { startSrp } from '../../src/client/srp.ts'
import { privateValue, verifier } from '../../src/domain/srp.ts'
import { claims, everyFlow, password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

const contacts = { email: 'jane@example.com', email_verified: 'true', phone_number: '+12065550100', phone_number_verified: 'true' }
const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }
const loa = (...levels: number[]) => levels.map((level) => `urn:cognito:loa:${level}`).join(' ')

type Answer = InitiateAuthCommandOutput | RespondToAuthChallengeCommandOutput
type Parameters = Readonly<Record<string, string>>

interface StepUp extends Scene {
  /** USER_AUTH for a level. */
  ask(levels: string | undefined, more?: Parameters, caller?: 'user' | 'admin'): Promise<Answer>
  answer(asked: Answer, responses: Parameters): Promise<RespondToAuthChallengeCommandOutput>
  /** jane gets an authenticator app as her second factor; gives its codes. */
  addApp(): Promise<() => string>
}

type Mfa = Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>

/** jane, whose addresses are verified. */
async function startStepUp(t: Test, mfa: Mfa = {}, options: SceneOptions = {}): Promise<StepUp> {
  const scene = await startScene(t, {
    ...options,
    pool: {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
      ...options.pool,
    },
    appClient: { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'], ...options.appClient },
  })
  const { api, poolId: UserPoolId, clientId: ClientId, clock } = scene
  await api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration: { RelyingPartyId: 'localhost' }, ...mfa })
  await scene.addUser('jane', contacts)
  return {
    ...scene,
    ask(levels, more = {}, caller = 'user') {
      const AuthParameters = { USERNAME: 'jane', ...(levels !== undefined && { TARGET_ACR_VALUES: levels }), ...more }
      const call = { ClientId, AuthFlow: 'USER_AUTH' as const, AuthParameters }
      return caller === 'admin' ? api.adminInitiateAuth({ UserPoolId, ...call }) : api.initiateAuth(call)
    },
    answer: ({ ChallengeName, Session }, responses) =>
      api.respondToAuthChallenge({
        ClientId,
        ChallengeName: ChallengeName as ChallengeNameType,
        Session,
        ChallengeResponses: { USERNAME: 'jane', ...responses },
      }),
    async addApp() {
      const { AccessToken } = await scene.signIn('jane')
      const { SecretCode: secret = '' } = await api.associateSoftwareToken({ AccessToken })
      const code = () => new TOTP({ secret }).generate({ timestamp: clock.now() * 1000 })
      await api.verifySoftwareToken({ AccessToken, UserCode: code() })
      await api.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } })
      clock.pass(30)
      return code
    },
  }
}

/** What both tokens say; they say the same. */
function said(t: Test, { AuthenticationResult }: Answer) {
  const [id, access] = [claims(AuthenticationResult?.IdToken), claims(AuthenticationResult?.AccessToken)]
  t.same([access.acr, access.amr], [id.acr, id.amr])
  return { acr: id.acr, amr: id.amr }
}

const tokenOf = ({ AuthenticationResult }: Answer) => AuthenticationResult?.AccessToken ?? ''
const optional: Mfa = { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, SmsMfaConfiguration: sms }
const byPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }

async function addPasskey({ api, signIn }: Scene): Promise<Passkey> {
  const { AccessToken } = await signIn('jane')
  const { CredentialCreationOptions } = await api.startWebAuthnRegistration({ AccessToken })
  const made = createPasskey(CredentialCreationOptions as unknown as CreationOptions, {
    origin: 'http://localhost:3000',
    userVerified: true,
  })
  await api.completeWebAuthnRegistration({ AccessToken, Credential: JSON.parse(JSON.stringify(made.credential)) })
  return made.passkey
}

t.test('a level is called otherwise where the pool says so, and answers have the names of all four', async (t) => {
  const { api } = await startScene(t)
  const create = (AcrConfiguration: Record<string, { AcrValue: string }>, UserPoolTier?: 'LITE') =>
    api.createUserPool({ PoolName: 'named', AcrConfiguration, ...(UserPoolTier && { UserPoolTier }) })
  const { UserPool } = await create({ Level2: { AcrValue: 'urn:my:2' }, Level3: { AcrValue: 'urn:cognito:loa:2' } })
  const whole = {
    Level1: { AcrValue: 'urn:cognito:loa:1' },
    Level2: { AcrValue: 'urn:my:2' },
    Level3: { AcrValue: 'urn:cognito:loa:2' },
    Level4: { AcrValue: 'urn:cognito:loa:4' },
  }
  t.same(UserPool?.AcrConfiguration, whole)
  const UserPoolId = UserPool?.Id
  t.same((await api.describeUserPool({ UserPoolId })).UserPool?.AcrConfiguration, whole)
  await api.updateUserPool({ UserPoolId, AcrConfiguration: { Level1: { AcrValue: 'low' } } })
  t.match((await api.describeUserPool({ UserPoolId })).UserPool?.AcrConfiguration, {
    Level1: { AcrValue: 'low' },
    Level2: { AcrValue: 'urn:cognito:loa:2' },
  })
  await api.updateUserPool({ UserPoolId })
  t.equal((await api.describeUserPool({ UserPoolId })).UserPool?.AcrConfiguration, undefined, 'what is left out goes back to its default')

  const invalid = (message: RegExp | string) => ({ name: 'InvalidParameterException', message })
  const twice = 'AcrConfiguration has two levels with the name urn:cognito:loa:4.'
  await t.rejects(create({ Level1: { AcrValue: 'urn:cognito:loa:4' } }), invalid(twice), 'a default name of another level')
  await t.rejects(create({ Level1: { AcrValue: 'x' }, Level2: { AcrValue: 'x' } }), invalid(/two levels with the name x/))
  await t.rejects(api.updateUserPool({ UserPoolId, AcrConfiguration: { Level1: { AcrValue: 'urn:cognito:loa:4' } } }), invalid(twice))
  for (const AcrValue of ['', 'a b', 'a"b', 'a\\b', 'x'.repeat(65)]) {
    await t.rejects(create({ Level1: { AcrValue } }), invalid(/acrConfiguration.*acrValue/i), AcrValue)
  }
  await t.rejects(create({ Level5: { AcrValue: 'x' } }), invalid(/Level\[1-4\]/))
  await t.rejects(create({ Level1: { AcrValue: 'x' } }, 'LITE'), { name: 'FeatureUnavailableInTierException' })
  const lite = api.updateUserPool({ UserPoolId, UserPoolTier: 'LITE', AcrConfiguration: { Level1: { AcrValue: 'x' } } })
  await t.rejects(lite, { name: 'FeatureUnavailableInTierException' })
})

t.test('tokens say the level and the methods of a sign-in that asked for a level', async (t) => {
  const scene = await startStepUp(t)
  const { ask, answer, code } = scene
  t.same(said(t, await ask(loa(1), byPassword)), { acr: loa(1), amr: ['pwd'] })
  t.same(said(t, await ask(loa(1), byPassword, 'admin')), { acr: loa(1), amr: ['pwd'] })
  const mailed = await ask(loa(2), { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  t.same(said(t, await answer(mailed, { EMAIL_OTP_CODE: code('jane') })), { acr: loa(2), amr: ['email_otp'] })
  const texted = await ask(loa(2), { PREFERRED_CHALLENGE: 'SMS_OTP' })
  t.same(said(t, await answer(texted, { SMS_OTP_CODE: code('jane') })), { acr: loa(2), amr: ['sms'] })
  const passkey = await addPasskey(scene)
  const asked = await ask(loa(3), { PREFERRED_CHALLENGE: 'WEB_AUTHN' })
  const page = { origin: 'http://localhost:3000', userVerified: true }
  const { credential } = usePasskey(passkey, JSON.parse(asked.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? ''), page)
  t.same(said(t, await answer(asked, { CREDENTIAL: JSON.stringify(credential) })), { acr: loa(3), amr: ['swk'] })

  for (const silent of [await scene.signIn('jane'), (await ask(undefined, byPassword)).AuthenticationResult]) {
    t.notOk(Object.hasOwn(claims(silent?.IdToken), 'acr') || Object.hasOwn(claims(silent?.AccessToken), 'amr'), 'nobody asked')
  }
})

t.test('a sign-in is over once the level is reached, and not before', async (t) => {
  const { ask, answer, addApp, api, clientId: ClientId } = await startStepUp(t, optional)
  const appCode = await addApp()
  const chosen = await ask(loa(4))
  t.match(chosen, { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  const second = await answer(chosen, { ANSWER: 'PASSWORD', PASSWORD: password })
  t.equal(second.ChallengeName, 'SOFTWARE_TOKEN_MFA')
  t.equal(second.AuthenticationResult, undefined)
  await t.rejects(answer(second, { SOFTWARE_TOKEN_MFA_CODE: '000000' }), { name: 'CodeMismatchException' })
  const done = await answer(second, { SOFTWARE_TOKEN_MFA_CODE: appCode() })
  t.same(said(t, done), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
  const refreshed = await api.initiateAuth({
    ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: done.AuthenticationResult?.RefreshToken ?? '' },
  })
  t.same(said(t, refreshed), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
})

t.test('the first level of the list that the user can reach is the one', async (t) => {
  const { ask, answer, code } = await startStepUp(t)
  const unknown = { name: 'InvalidParameterException', message: 'TARGET_ACR_VALUES has no authentication level of this user pool.' }
  await t.rejects(ask('urn:other:1 x'), unknown)
  await t.rejects(ask(''), unknown)
  const out = { name: 'InvalidParameterException', message: 'The user has no factors that meet a requested authentication level.' }
  await t.rejects(ask(loa(4), byPassword), out, 'nothing new is set up on the way')
  t.same(said(t, await ask(`urn:other ${loa(4, 1)}`, byPassword)), { acr: loa(1), amr: ['pwd'] }, 'the next one that is possible')
  t.match(
    await ask(loa(2)),
    { AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'] },
    'a password and a code are more',
  )

  const afterPassword = await ask(loa(3), byPassword)
  t.match(afterPassword, { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['EMAIL_OTP', 'SMS_OTP'] }, 'neither is a second factor')
  await t.rejects(answer(afterPassword, { ANSWER: 'PASSWORD', PASSWORD: password }), { message: /PASSWORD is not available/ })
  const mailed = await answer(afterPassword, { ANSWER: 'EMAIL_OTP' })
  t.same(said(t, await answer(mailed, { EMAIL_OTP_CODE: code('jane') })), { acr: loa(3), amr: ['pwd', 'email_otp', 'mfa'] })
})

t.test('a second factor that is not turned on is asked for where the level takes it', async (t) => {
  const { ask, answer, addApp, api, poolId, code } = await startStepUp(t, optional)
  const appCode = await addApp()
  const off = { SoftwareTokenMfaSettings: { Enabled: false }, SMSMfaSettings: { Enabled: false } }
  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'jane', ...off })
  t.same(said(t, await ask(loa(1), byPassword)), { acr: loa(1), amr: ['pwd'] })
  const app = await ask(loa(4, 1), byPassword)
  t.same(said(t, await answer(app, { SOFTWARE_TOKEN_MFA_CODE: appCode() })), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
  const choice = await ask(loa(3), byPassword)
  t.match(choice, { ChallengeName: 'SELECT_MFA_TYPE', ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' } })
  const texted = await answer(choice, { ANSWER: 'SMS_MFA' })
  t.same(said(t, await answer(texted, { SMS_MFA_CODE: code('jane') })), { acr: loa(3), amr: ['pwd', 'sms', 'mfa'] })
})

t.test('of several second factors those are offered that lead to the level', async (t) => {
  const { ask, answer, addApp, api, poolId, code, addUser } = await startStepUp(t, optional)
  const appCode = await addApp()
  const Username = 'jane'
  const prefer = (PreferredMfa: boolean) =>
    api.adminSetUserMFAPreference({
      UserPoolId: poolId,
      Username,
      SoftwareTokenMfaSettings: { Enabled: true },
      SMSMfaSettings: { Enabled: true, PreferredMfa },
    })
  await prefer(true)
  t.match(await ask(loa(4), byPassword), { ChallengeName: 'SOFTWARE_TOKEN_MFA' }, 'whatever is preferred')
  t.match(await ask(loa(3), byPassword), { ChallengeName: 'SMS_MFA' })
  await prefer(false)
  const choice = await ask(loa(3), byPassword)
  t.match(choice, { ChallengeName: 'SELECT_MFA_TYPE', ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' } })
  const texted = await answer(choice, { ANSWER: 'SMS_MFA' })
  t.same(said(t, await answer(texted, { SMS_MFA_CODE: code('jane') })), { acr: loa(3), amr: ['pwd', 'sms', 'mfa'] })
  const again = await ask(loa(3), byPassword)
  const app = await answer(again, { ANSWER: 'SOFTWARE_TOKEN_MFA' })
  t.same(
    said(t, await answer(app, { SOFTWARE_TOKEN_MFA_CODE: appCode() })),
    { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] },
    'what was reached',
  )

  t.match(await ask(loa(1), byPassword), { ChallengeName: 'SELECT_MFA_TYPE' }, 'a lower level does not spare the second factor')
  await addUser('joe')
  t.same(said(t, await ask(loa(1), { USERNAME: 'joe', ...byPassword })), { acr: loa(1), amr: ['pwd'] })
})

t.test('an access token spares what it shows to be proved', async (t) => {
  const { ask, answer, addApp, code, clock, signIn, addUser, api } = await startStepUp(t, optional)
  const ACCESS_TOKEN = tokenOf(await ask(loa(1), byPassword))
  const ordinary = (await signIn('jane')).AccessToken
  const met = { name: 'InvalidParameterException', message: 'The access token meets the requested authentication level already.' }
  await t.rejects(ask(loa(1), { ACCESS_TOKEN }), met)
  await t.rejects(ask(loa(1), { ACCESS_TOKEN: ordinary }), met)
  const appCode = await addApp()
  for (const token of [ACCESS_TOKEN, ordinary]) {
    const app = await ask(loa(4), { ACCESS_TOKEN: token })
    t.equal(app.ChallengeName, 'SOFTWARE_TOKEN_MFA', 'at once')
    const done = await answer(app, { SOFTWARE_TOKEN_MFA_CODE: appCode() })
    t.same(said(t, done), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
    t.equal(claims(done.AuthenticationResult?.IdToken).auth_time, Math.floor(clock.now()))
    t.ok(done.AuthenticationResult?.RefreshToken)
    clock.pass(30)
  }
  t.ok(await api.getUser({ AccessToken: ACCESS_TOKEN }), 'which works on')

  t.equal((await ask(loa(1), { ACCESS_TOKEN: ordinary })).ChallengeName, 'SOFTWARE_TOKEN_MFA', 'which every sign-in asks for by now')
  await t.rejects(ask(loa(4, 1), { ACCESS_TOKEN, MAX_AGE: '3600', ...byPassword, USERNAME: 'joe' }), { name: /User|NotAuthorized/ })
  await addUser('joe')
  const foreign = { name: 'NotAuthorizedException', message: 'Access Token does not belong to the user.' }
  await t.rejects(ask(loa(4), { ACCESS_TOKEN, USERNAME: 'joe' }), foreign)
  await t.rejects(ask(loa(4), { ACCESS_TOKEN: 'x.y.z' }), { name: 'NotAuthorizedException', message: 'Invalid Access Token' })
  const alone = { name: 'InvalidParameterException', message: 'ACCESS_TOKEN requires TARGET_ACR_VALUES.' }
  await t.rejects(ask(undefined, { ACCESS_TOKEN }), alone)
  await t.rejects(ask(undefined, { ACCESS_TOKEN }, 'admin'), alone)
  t.equal((await ask(loa(4), { ACCESS_TOKEN }, 'admin')).ChallengeName, 'SOFTWARE_TOKEN_MFA')
  t.equal(code('jane'), '', 'no code went out')
})

t.test('MAX_AGE: who proved it longer ago begins anew, however often the tokens were refreshed', async (t) => {
  const { ask, addApp, clock, signIn, api, clientId: ClientId } = await startStepUp(t, optional)
  const { AccessToken: ACCESS_TOKEN, RefreshToken } = await signIn('jane')
  await addApp()
  clock.pass(70)
  const next = async (MAX_AGE: string, token = ACCESS_TOKEN) => (await ask(loa(4), { ACCESS_TOKEN: token, MAX_AGE })).ChallengeName
  t.same([await next('100'), await next('99'), await next('0')], ['SOFTWARE_TOKEN_MFA', 'SELECT_CHALLENGE', 'SELECT_CHALLENGE'])
  const AuthParameters = { REFRESH_TOKEN: RefreshToken }
  const refreshed = tokenOf(await api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters }))
  t.equal(await next('99', refreshed), 'SELECT_CHALLENGE')
  t.ok((await ask(loa(1), { ACCESS_TOKEN, MAX_AGE: '99' })).ChallengeName, 'there is nothing that meets the level already')
  for (const wrong of ['-1', '1.5', 'soon', '']) {
    await t.rejects(next(wrong), { name: 'InvalidParameterException', message: 'MAX_AGE is not a number of seconds.' }, wrong)
  }
})

t.test('a level that has another name by now is none, but what was proved counts', async (t) => {
  const { ask, answer, addApp, api, poolId: UserPoolId, clientId: ClientId } = await startStepUp(t, optional)
  const appCode = await addApp()
  const asked = await ask(loa(4), byPassword)
  const done = await answer(asked, { SOFTWARE_TOKEN_MFA_CODE: appCode() })
  const ACCESS_TOKEN = tokenOf(done)
  await t.rejects(ask(loa(4), { ACCESS_TOKEN }), { message: /meets the requested authentication level already/ })
  const { UserPool } = await api.describeUserPool({ UserPoolId })
  await api.updateUserPool({
    UserPoolId,
    Policies: UserPool?.Policies,
    MfaConfiguration: 'OPTIONAL',
    AcrConfiguration: { Level4: { AcrValue: 'urn:my:best' } },
  })
  await t.rejects(ask(loa(4), { ACCESS_TOKEN }), { message: /no authentication level of this user pool/ })
  t.same(
    said(t, await ask('urn:my:best', { ACCESS_TOKEN })),
    { acr: 'urn:my:best', amr: ['pwd', 'otp', 'mfa'] },
    'nothing is left to prove',
  )
  const { RefreshToken = '' } = done.AuthenticationResult ?? {}
  const refreshed = await api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } })
  t.same(said(t, refreshed), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] }, 'refreshed tokens say what the first ones said')
})

t.test('required MFA is asked for whatever the level, also where it is set up first', async (t) => {
  const { ask, answer, api, clock } = await startStepUp(t, {
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
  })
  await t.rejects(ask(loa(4), byPassword), { message: 'The user has no factors that meet a requested authentication level.' })
  const setUp = await ask(loa(1), byPassword)
  t.equal(setUp.ChallengeName, 'MFA_SETUP')
  const { SecretCode: secret = '', Session } = await api.associateSoftwareToken({ Session: setUp.Session })
  const code = () => new TOTP({ secret }).generate({ timestamp: clock.now() * 1000 })
  const verified = await api.verifySoftwareToken({ Session, UserCode: code() })
  t.same(said(t, await answer({ ...setUp, Session: verified.Session }, {})), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
})

t.test('who signed in before a second factor was required proves it, whatever level the token has', async (t) => {
  const scene = await startStepUp(t)
  const { api, poolId: UserPoolId, ask, answer, code } = scene
  const ACCESS_TOKEN = tokenOf(await ask(loa(1), byPassword))
  const reached = { message: 'The access token meets the requested authentication level already.' }
  await t.rejects(ask(loa(1), { ACCESS_TOKEN }), reached)
  const FactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  const WebAuthnConfiguration = { RelyingPartyId: 'localhost', UserVerification: 'required', FactorConfiguration } as const
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms, WebAuthnConfiguration })
  const asked = await ask(loa(1), { ACCESS_TOKEN })
  t.match(asked, { ChallengeName: 'SMS_MFA' })
  const done = await answer(asked, { SMS_MFA_CODE: code('jane') })
  t.same(said(t, done), { acr: loa(3), amr: ['pwd', 'sms', 'mfa'] })
  await t.rejects(ask(loa(1), { ACCESS_TOKEN: tokenOf(done) }), reached)
})

t.test('a remembered device stands in for required MFA, but for no level', async (t) => {
  const { ask, answer, addApp, api } = await startStepUp(t, optional, {
    pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false } },
  })
  const begun = await ask(undefined, byPassword)
  const { DeviceKey = '', DeviceGroupKey = '' } = begun.AuthenticationResult?.NewDeviceMetadata ?? {}
  const base64 = (hex: string) => Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64')
  const PasswordVerifier = base64(verifier(privateValue('00aa', DeviceGroupKey + DeviceKey, 'secret')).toString(16))
  const DeviceSecretVerifierConfig = { Salt: base64('00aa'), PasswordVerifier }
  await api.confirmDevice({ AccessToken: tokenOf(begun), DeviceKey, DeviceSecretVerifierConfig })
  const appCode = await addApp()
  const prove = async (levels: string) => {
    const device = await ask(levels, { ...byPassword, DEVICE_KEY: DeviceKey })
    t.equal(device.ChallengeName, 'DEVICE_SRP_AUTH')
    const exchange = startSrp()
    const challenge = await answer(device, { DEVICE_KEY: DeviceKey, SRP_A: exchange.SRP_A })
    const { SRP_B = '', SECRET_BLOCK = '', SALT = '' } = challenge.ChallengeParameters ?? {}
    // A device proves itself as a user of the pool does, under another name.
    const asked = { SRP_B, SECRET_BLOCK, SALT, USER_ID_FOR_SRP: DeviceKey }
    const proof = exchange.answer(asked, `pool_${DeviceGroupKey}`, 'secret', Date.now())
    return answer(challenge, { ...proof, USERNAME: 'jane', DEVICE_KEY: DeviceKey })
  }
  t.same(said(t, await prove(loa(1))), { acr: loa(1), amr: ['pwd'] })
  const app = await prove(loa(4))
  t.equal(app.ChallengeName, 'SOFTWARE_TOKEN_MFA')
  t.same(said(t, await answer(app, { SOFTWARE_TOKEN_MFA_CODE: appCode() })), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })
})

t.test('a password proved over SRP, and a new one for a temporary one, count as passwords', async (t) => {
  const { ask, answer, addApp, api, poolId } = await startStepUp(t, optional)
  const appCode = await addApp()
  const exchange = startSrp()
  const challenge = await ask(loa(4), { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: exchange.SRP_A })
  const { SRP_B = '', SECRET_BLOCK = '', SALT = '', USER_ID_FOR_SRP = '' } = challenge.ChallengeParameters ?? {}
  const proof = exchange.answer({ SRP_B, SECRET_BLOCK, SALT, USER_ID_FOR_SRP }, poolId, password, Date.now())
  const app = await answer(challenge, proof)
  t.same(said(t, await answer(app, { SOFTWARE_TOKEN_MFA_CODE: appCode() })), { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] })

  await api.adminCreateUser({ UserPoolId: poolId, Username: 'joe', TemporaryPassword: password, MessageAction: 'SUPPRESS' })
  const renew = await ask(loa(1), { USERNAME: 'joe', ...byPassword })
  t.equal(renew.ChallengeName, 'NEW_PASSWORD_REQUIRED')
  t.same(said(t, await answer(renew, { USERNAME: 'joe', NEW_PASSWORD: 'An0ther!' })), { acr: loa(1), amr: ['pwd'] })
})

t.test('who has just confirmed a sign-up has proved a code', async (t) => {
  const { answer, api, clientId: ClientId, code } = await startStepUp(t, {}, { pool: { AutoVerifiedAttributes: ['email'] } })
  const Username = 'joe'
  const UserAttributes = [{ Name: 'email', Value: 'joe@example.com' }]
  await api.signUp({ ClientId, Username, Password: password, UserAttributes })
  const { Session } = await api.confirmSignUp({ ClientId, Username, ConfirmationCode: code(Username) })
  const asked = await api.initiateAuth({
    ClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: Username, TARGET_ACR_VALUES: loa(3) },
    Session,
  })
  t.match(asked, { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  const done = await answer(asked, { USERNAME: Username, ANSWER: 'PASSWORD', PASSWORD: password })
  t.same(said(t, done), { acr: loa(3), amr: ['email_otp', 'pwd', 'mfa'] })
})

t.test('a PreTokenGeneration function does not change the claims', async (t) => {
  const change = { claimsToAddOrOverride: { acr: 'mine', amr: ['mine'], more: 'yes' }, claimsToSuppress: ['acr', 'amr'] }
  const response = { claimsAndScopeOverrideDetails: { idTokenGeneration: change, accessTokenGeneration: change } }
  const LambdaArn = 'arn:aws:lambda:us-east-1:000000000000:function:claims'
  const LambdaConfig = { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V2_0' as const } }
  const { ask, lambda } = await startStepUp(t, {}, { pool: { LambdaConfig } })
  lambda.define(LambdaArn, (event) => ({ ...(event as object), response }))
  const answered = await ask(loa(1), byPassword)
  t.same(said(t, answered), { acr: loa(1), amr: ['pwd'] })
  t.equal(claims(answered.AuthenticationResult?.IdToken).more, 'yes')
})

t.test('whoever does not exist is like one without second factors, where the client hides that', async (t) => {
  const { ask } = await startStepUp(t, optional, { appClient: { PreventUserExistenceErrors: 'ENABLED' } })
  for (const USERNAME of ['jane', 'ghost']) {
    const asked = await ask(loa(2), { USERNAME, PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    t.match(asked, { ChallengeName: 'EMAIL_OTP' }, USERNAME)
    await t.rejects(ask(loa(4), { USERNAME }), { message: 'The user has no factors that meet a requested authentication level.' })
    await t.rejects(ask(loa(1), { USERNAME, PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Wrong99!' }), {
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
  }
})

t.test('in the Lite plan there is no level to ask for', async (t) => {
  const {
    api,
    clientId: ClientId,
    poolId: UserPoolId,
    addUser,
  } = await startScene(t, {
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
  })
  await addUser('jane')
  await api.updateUserPool({ UserPoolId, UserPoolTier: 'LITE' })
  const AuthParameters = { USERNAME: 'jane', TARGET_ACR_VALUES: loa(1) }
  await t.rejects(api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters }), { name: 'FeatureUnavailableInTierException' })
})

t.test('codes: who signed in with one proves a password, and the other way round', async (t) => {
  const { ask, answer, code } = await startStepUp(t)
  const mailed = await ask(loa(2), { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  const byCode = tokenOf(await answer(mailed, { EMAIL_OTP_CODE: code('jane') }))
  const asked = await ask(loa(3), { ACCESS_TOKEN: byCode })
  t.match(asked, { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  t.same(said(t, await answer(asked, { ANSWER: 'PASSWORD', PASSWORD: password })), { acr: loa(3), amr: ['email_otp', 'pwd', 'mfa'] })
  t.same(said(t, await ask(loa(3), { ACCESS_TOKEN: byCode, ...byPassword })), { acr: loa(3), amr: ['email_otp', 'pwd', 'mfa'] })
  const byWord = tokenOf(await ask(loa(1), byPassword))
  const texted = await ask(loa(2), { ACCESS_TOKEN: byWord, PREFERRED_CHALLENGE: 'SMS_OTP' })
  t.same(said(t, await answer(texted, { SMS_OTP_CODE: code('jane') })), { acr: loa(3), amr: ['pwd', 'sms', 'mfa'] })
})
