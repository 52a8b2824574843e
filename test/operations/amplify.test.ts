/** AWS Amplify v6 as an app uses it: nothing here knows that it does not talk to Amazon. */
import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { TOTP } from 'otpauth'
import t from 'tap'
import { password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

// Amplify names the device by it; browsers have it, and so has Node from 21 on.
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { userAgent: 'test' } })

/** What a browser keeps, in memory. */
function storage(): Parameters<typeof cognitoUserPoolsTokenProvider.setKeyValueStorage>[0] {
  const kept = new Map<string, string>()
  return {
    setItem: async (key, value) => void kept.set(key, value),
    getItem: async (key) => kept.get(key) ?? null,
    removeItem: async (key) => void kept.delete(key),
    clear: async () => kept.clear(),
  }
}

type App = Scene & { readonly called: string[] }

/** An emulator that Amplify talks to, and the operations that it calls there. */
async function startApp(t: Parameters<typeof startScene>[0], options: SceneOptions = {}): Promise<App> {
  const scene = await startScene(t, {
    pool: {
      AutoVerifiedAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      ...options.pool,
    },
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'], ...options.appClient },
  })
  const { fetch } = globalThis
  const called: string[] = []
  globalThis.fetch = (input, init) => {
    called.push(String(new Headers(init?.headers).get('x-amz-target')).replace(/.*\./, ''))
    return fetch(input, init)
  }
  Amplify.configure({ Auth: { Cognito: { userPoolId: scene.poolId, userPoolClientId: scene.clientId, userPoolEndpoint: scene.url } } })
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage())
  t.teardown(() => {
    globalThis.fetch = fetch
  })
  return { ...scene, called }
}

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }

async function signUp({ code }: App, username = 'jane'): Promise<void> {
  await auth.signUp({ username, password, options: { userAttributes: { email: `${username}@example.com` } } })
  await auth.confirmSignUp({ username, confirmationCode: code(username) })
}

t.test('Amplify signs up, confirms, signs in over SRP, reads and changes attributes, and signs out', async (t) => {
  const app = await startApp(t)
  const { nextStep } = await auth.signUp({ username: 'jane', password, options: { userAttributes: { email: 'jane@example.com' } } })
  t.match(nextStep, { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'j***@e***' } })
  const wrong = auth.confirmSignUp({ username: 'jane', confirmationCode: app.code('jane') === '000000' ? '111111' : '000000' })
  await t.rejects(wrong, { name: 'CodeMismatchException' })
  t.match(await auth.confirmSignUp({ username: 'jane', confirmationCode: app.code('jane') }), { isSignUpComplete: true })
  await t.rejects(auth.signIn({ username: 'jane', password: 'Wrong99!' }), { name: 'NotAuthorizedException' })
  t.match(await auth.signIn({ username: 'jane', password }), done)
  t.match(await auth.getCurrentUser(), { username: 'jane' })
  await auth.updateUserAttributes({ userAttributes: { nickname: 'jj' } })
  t.match(await auth.fetchUserAttributes(), { email: 'jane@example.com', email_verified: 'true', nickname: 'jj' })
  await auth.updatePassword({ oldPassword: password, newPassword: 'Secret99!' })
  const { tokens } = await auth.fetchAuthSession()
  await auth.signOut({ global: true })
  await t.rejects(auth.getCurrentUser(), { name: 'UserUnAuthenticatedException' })
  await t.rejects(app.api.getUser({ AccessToken: String(tokens?.accessToken) }), { message: 'Access Token has been revoked' })
  t.match(await auth.signIn({ username: 'jane', password: 'Secret99!' }), done)
})

t.test('Amplify refreshes through GetTokensFromRefreshToken, rotation included, and revokes on sign-out', async (t) => {
  const app = await startApp(t, { appClient: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } } })
  await signUp(app)
  await auth.signIn({ username: 'jane', password })
  const first = (await auth.fetchAuthSession()).tokens
  app.called.length = 0
  // Twice: the second time with the token that the first one gave.
  const second = (await auth.fetchAuthSession({ forceRefresh: true })).tokens
  const third = (await auth.fetchAuthSession({ forceRefresh: true })).tokens
  t.same(app.called, ['GetTokensFromRefreshToken', 'GetTokensFromRefreshToken'])
  t.equal(new Set([first, second, third].map((tokens) => String(tokens?.accessToken))).size, 3)
  t.equal(third?.accessToken.payload.origin_jti, first?.accessToken.payload.origin_jti)
  await auth.signOut()
  t.equal(app.called.at(-1), 'RevokeToken')
  await t.rejects(app.api.getUser({ AccessToken: String(third?.accessToken) }), { message: 'Access Token has been revoked' })
})

t.test('Amplify signs in with USER_AUTH: an e-mail code, chosen from a list or preferred, a password, a password over SRP', async (t) => {
  const app = await startApp(t)
  await signUp(app)
  const options = (preferredChallenge?: 'EMAIL_OTP' | 'PASSWORD' | 'PASSWORD_SRP') => ({
    authFlowType: 'USER_AUTH' as const,
    ...(preferredChallenge && { preferredChallenge }),
  })
  t.match(await auth.signIn({ username: 'jane', options: options() }), {
    nextStep: {
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP'],
    },
  })
  const codeSent = {
    signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
    codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'j***@e***' },
  }
  t.match(await auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' }), { nextStep: codeSent })
  t.match(await auth.confirmSignIn({ challengeResponse: app.code('jane') }), done)
  await auth.signOut()

  t.match(await auth.signIn({ username: 'jane', options: options('EMAIL_OTP') }), { nextStep: codeSent })
  t.match(await auth.confirmSignIn({ challengeResponse: app.code('jane') }), done)
  await auth.signOut()

  for (const preferred of ['PASSWORD', 'PASSWORD_SRP'] as const) {
    t.match(await auth.signIn({ username: 'jane', password, options: options(preferred) }), done, preferred)
    await auth.signOut()
    await auth.signIn({ username: 'jane', options: options() })
    const step = await auth.confirmSignIn({ challengeResponse: preferred })
    t.match(step, { nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' } })
    t.match(await auth.confirmSignIn({ challengeResponse: password }), done, `${preferred}, chosen`)
    await auth.signOut()
  }
})

t.test('Amplify signs who has just confirmed in without asking for anything', async (t) => {
  const { code } = await startApp(t)
  // Amplify waits three minutes for a confirmation, and does not stop waiting when there is one.
  const { setTimeout } = globalThis
  globalThis.setTimeout = Object.assign((...call: Parameters<typeof setTimeout>) => setTimeout(...call).unref(), setTimeout)
  t.teardown(() => {
    globalThis.setTimeout = setTimeout
  })
  const options = { userAttributes: { email: 'jane@example.com' }, autoSignIn: { authFlowType: 'USER_AUTH' as const } }
  await auth.signUp({ username: 'jane', password, options })
  t.match(await auth.confirmSignUp({ username: 'jane', confirmationCode: code('jane') }), {
    nextStep: { signUpStep: 'COMPLETE_AUTO_SIGN_IN' },
  })
  t.match(await auth.autoSignIn(), done)
  t.match(await auth.getCurrentUser(), { username: 'jane' })
})

t.test('Amplify sets an authenticator app up and signs in with its codes', async (t) => {
  const app = await startApp(t)
  await app.api.setUserPoolMfaConfig({
    UserPoolId: app.poolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  await signUp(app)
  await auth.signIn({ username: 'jane', password })
  const { sharedSecret } = await auth.setUpTOTP()
  const codeNow = () => new TOTP({ secret: sharedSecret }).generate({ timestamp: app.clock.now() * 1000 })
  await auth.verifyTOTPSetup({ code: codeNow() })
  await auth.updateMFAPreference({ totp: 'PREFERRED' })
  t.match(await auth.fetchMFAPreference(), { enabled: ['TOTP'], preferred: 'TOTP' })
  await auth.signOut()
  t.match(await auth.signIn({ username: 'jane', password }), { nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' } })
  app.clock.pass(30)
  t.match(await auth.confirmSignIn({ challengeResponse: codeNow() }), done)
})

t.test('Amplify resets a forgotten password, and answers that a new password is required', async (t) => {
  const app = await startApp(t)
  await signUp(app)
  t.match(await auth.resetPassword({ username: 'jane' }), { nextStep: { resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE' } })
  await auth.confirmResetPassword({ username: 'jane', newPassword: 'Secret99!', confirmationCode: app.code('jane') })
  t.match(await auth.signIn({ username: 'jane', password: 'Secret99!' }), done)
  await auth.signOut()
  await app.api.adminSetUserPassword({ UserPoolId: app.poolId, Username: 'jane', Password: 'Interim99!' })
  t.match(await auth.signIn({ username: 'jane', password: 'Interim99!' }), {
    nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED' },
  })
  t.match(await auth.confirmSignIn({ challengeResponse: 'Secret100!' }), done)
})

t.test('Amplify remembers its device, and proves itself by it', async (t) => {
  const app = await startApp(t, {
    pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } },
  })
  await signUp(app)
  await auth.signIn({ username: 'jane', password })
  await auth.rememberDevice()
  t.match((await auth.fetchDevices())[0], { attributes: { 'dev:device_remembered_status': 'remembered' } })
  t.ok((await auth.fetchAuthSession({ forceRefresh: true })).tokens, 'the refresh names the device')
  await auth.signOut()
  app.called.length = 0
  t.match(await auth.signIn({ username: 'jane', password }), done)
  const three = ['RespondToAuthChallenge', 'RespondToAuthChallenge', 'RespondToAuthChallenge']
  t.same(app.called, ['InitiateAuth', ...three], 'password, device, proof')
})
