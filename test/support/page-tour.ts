/** Every hosted page, and how a user gets there. */
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { callback, oauthClient } from './oauth-scene.ts'
import { everyFlow, password, type Scene, startScene } from './scene.ts'

interface Test {
  teardown(callback: () => unknown): void
  fail(message: string): unknown
}

export interface Stop {
  readonly name: string
  go(page: Page): Promise<void>
}

export interface Tour {
  readonly scene: Scene
  readonly stops: readonly Stop[]
  /** A client of the pool that leads back to an app. */
  addClient(callbackUrl: string): Promise<string>
  /** `/login?...` with what is added. */
  address(path?: string, more?: Readonly<Record<string, string>>): string
}

const sms = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }

/** A pool with every factor, required attributes, devices and terms, and users in every state. */
export async function pageTour(t: Test): Promise<Tour> {
  const scene = await startScene(t, {
    limits: false,
    pool: {
      PoolName: 'Northwind',
      AutoVerifiedAttributes: ['email'],
      Schema: ['email', 'name', 'birthdate'].map((Name) => ({ Name, Required: true, Mutable: true })),
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
    },
    appClient: { ...oauthClient, ClientName: 'Northwind Shop' },
  })
  const { api, poolId, clientId, url, addUser } = scene
  await api.setUserPoolMfaConfig({
    UserPoolId: poolId,
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: { SmsConfiguration: sms },
    SoftwareTokenMfaConfiguration: { Enabled: true },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost' },
  })
  const required = {
    name: 'Jane Doe',
    birthdate: '1990-01-01',
    phone_number: '+12065550100',
    phone_number_verified: 'true',
    email_verified: 'true',
  }
  for (const name of ['jane', 'text', 'both']) await addUser(name, { ...required, email: `${name}@example.com` })
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'new',
    TemporaryPassword: password,
    UserAttributes: [{ Name: 'email', Value: 'new@example.com' }],
  })
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'text', SMSMfaSettings })
  const both = await scene.signIn('both')
  const { SecretCode } = await api.associateSoftwareToken({ AccessToken: both.AccessToken })
  await api.verifySoftwareToken({
    AccessToken: both.AccessToken,
    UserCode: totpCode(SecretCode ?? '', scene.clock.now()),
    FriendlyDeviceName: 'My phone',
  })
  const enabled = { Enabled: true, PreferredMfa: false }
  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'both', SMSMfaSettings: enabled, SoftwareTokenMfaSettings: enabled })
  const choosing = await secondClient(scene, poolId, { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'] })
  const ProviderDetails = { client_id: 'x', client_secret: 'x', authorize_scopes: 'openid' }
  await api.createIdentityProvider({ UserPoolId: poolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails })
  const federated = await secondClient(scene, poolId, { SupportedIdentityProviders: ['COGNITO', 'Google'] })
  const strict = await strictPool(scene, { SoftwareTokenMfaConfiguration: { Enabled: true } })
  const texting = await strictPool(scene, { SmsMfaConfiguration: { SmsConfiguration: sms } })
  for (const TermsName of ['terms-of-use', 'privacy-policy'] as const) {
    const Links = { 'cognito:default': `https://example.com/${TermsName}` }
    await api.createTerms({ UserPoolId: poolId, ClientId: clientId, TermsName, TermsSource: 'LINK', Enforcement: 'NONE', Links })
  }
  const query = (more: Readonly<Record<string, string>> = {}) =>
    new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: callback, scope: 'openid', state: 's', ...more })
  const address = (path = '/login', more: Readonly<Record<string, string>> = {}) => `${url}${path}?${query(more)}`
  const enter = async (page: Page, username: string, more: Readonly<Record<string, string>> = {}) => {
    await page.goto(address('/login', more))
    await page.fill('#username', username)
    await page.fill('#password', password)
    await page.click('#signInSubmitButton')
  }
  const signUp = async (page: Page) => {
    await page.goto(address('/signup'))
    await page.fill('#username', `user${Math.random().toString(36).slice(2)}`)
    await page.fill('[name="requiredAttributes[email]"]', 'some.body@example.com')
    await page.fill('[name="requiredAttributes[name]"]', 'Some Body')
    await page.fill('[name="requiredAttributes[birthdate]"]', '1990-01-01')
    await page.fill('#password', password)
    await page.fill('#confirm_password', password)
    await page.click('#signUpButton')
  }
  const confirmation = (user_name: string, confirmation_code: string) =>
    `${url}/confirmUser?${new URLSearchParams({ client_id: clientId, user_name, confirmation_code })}`
  const stops: Stop[] = [
    { name: 'login', go: async (page) => void (await page.goto(address())) },
    { name: 'logged-out', go: async (page) => void (await page.goto(`${url}/loggedOut`)) },
    { name: 'login-providers', go: async (page) => void (await page.goto(address('/login', { client_id: federated }))) },
    {
      name: 'login-wrong',
      async go(page) {
        await page.goto(address())
        await page.fill('#username', 'jane')
        await page.fill('#password', 'wrong')
        await page.click('#signInSubmitButton')
      },
    },
    { name: 'sign-up', go: async (page) => void (await page.goto(address('/signup'))) },
    { name: 'confirm', go: signUp },
    { name: 'resend', go: async (page) => void (await page.goto(address('/resendcode'))) },
    { name: 'forgot', go: async (page) => void (await page.goto(address('/forgotPassword'))) },
    {
      name: 'confirm-forgot',
      async go(page) {
        await page.goto(address('/forgotPassword'))
        await page.fill('#username', 'jane')
        await page.click('#reset_my_password')
      },
    },
    { name: 'new-password', go: (page) => enter(page, 'new') },
    { name: 'mfa', go: (page) => enter(page, 'text') },
    { name: 'select-mfa', go: (page) => enter(page, 'both') },
    {
      name: 'mfa-app',
      async go(page) {
        await enter(page, 'both')
        await page.click('#choose-SOFTWARE_TOKEN_MFA')
      },
    },
    { name: 'mfa-setup', go: (page) => enter(page, 'jane', { client_id: strict }) },
    { name: 'mfa-contact', go: (page) => enter(page, 'jane', { client_id: texting }) },
    { name: 'login-choice', go: async (page) => void (await page.goto(address('/login', { client_id: choosing }))) },
    {
      name: 'select-challenge',
      async go(page) {
        await page.goto(address('/login', { client_id: choosing }))
        await page.fill('#username', 'jane')
        await page.click('#signInSubmitButton')
      },
    },
    {
      name: 'add-passkey',
      async go(page) {
        await page.goto(address('/passkeys/add'))
        await page.fill('#username', 'jane')
        await page.fill('#password', password)
        await page.click('#signInSubmitButton')
      },
    },
    {
      name: 'step-up',
      async go(page) {
        await enter(page, 'jane', { add_passkey: '1' })
        await page.waitForURL('**/passkeys/add**')
        await page.goto(address('/login', { acr_values: 'urn:cognito:loa:3' }))
      },
    },
    {
      name: 'account-confirmed',
      async go(page) {
        const Username = await signedUp(scene)
        await page.goto(confirmation(Username, scene.code(Username)))
      },
    },
    { name: 'account-not-confirmed', go: async (page) => void (await page.goto(confirmation('jane', '000000'))) },
    { name: 'error', go: async (page) => void (await page.goto(address('/oauth2/authorize', { redirect_uri: 'http://localhost:3001/' }))) },
  ]
  const addClient = (callbackUrl: string) =>
    secondClient(scene, poolId, { CallbackURLs: [callbackUrl], ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'] })
  return { scene, stops, address, addClient }
}

async function secondClient({ api }: Scene, UserPoolId: string, more: object): Promise<string> {
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId,
    ...oauthClient,
    AllowedOAuthFlows: ['code', 'implicit'],
    ClientName: 'Northwind Shop',
    ...more,
  })
  return UserPoolClient?.ClientId ?? ''
}

/** Somebody who has a code, but not yet used it. */
async function signedUp({ api, clientId }: Scene): Promise<string> {
  const Username = `user${Math.random().toString(36).slice(2)}`
  const UserAttributes = Object.entries({ email: `${Username}@example.com`, name: 'Some Body', birthdate: '1990-01-01' })
  await api.signUp({
    ClientId: clientId,
    Username,
    Password: password,
    UserAttributes: UserAttributes.map(([Name, Value]) => ({ Name, Value })),
  })
  return Username
}

/** A pool that wants a second factor of everybody, and jane, who has none. */
async function strictPool(scene: Scene, factors: object): Promise<string> {
  const { api } = scene
  const { UserPool } = await api.createUserPool({ PoolName: 'Northwind Bank' })
  const UserPoolId = UserPool?.Id ?? ''
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', ...factors })
  await api.adminCreateUser({ UserPoolId, Username: 'jane', MessageAction: 'SUPPRESS' })
  await api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: password, Permanent: true })
  return secondClient(scene, UserPoolId, {})
}

const totpCode = (secret: string, now: number): string => new TOTP({ secret }).generate({ timestamp: now * 1000 })
