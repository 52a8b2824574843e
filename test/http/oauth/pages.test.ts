/** The journeys of the hosted pages, over plain HTTP: none of them needs a script. */
import { TOTP } from 'otpauth'
import t from 'tap'
import { httpBrowser, type Seen, unescaped } from '../../support/browser.ts'
import { callback, type OAuthScene, oauthClient, startOAuthScene } from '../../support/oauth-scene.ts'
import { claims, everyFlow, password, startScene } from '../../support/scene.ts'

const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }
const title = ({ text }: Seen): string => unescaped(/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '')
const problem = ({ text }: Seen): string => unescaped(/role="alert">(.*?)<\/p>/.exec(text)?.[1] ?? '')
const notice = ({ text }: Seen): string => unescaped(/role="status">(.*?)<\/p>/.exec(text)?.[1] ?? '')
const code = ({ location }: Seen): string => (location.startsWith(callback) ? (new URL(location).searchParams.get('code') ?? '') : '')

/** Who the code of a redirect stands for. */
async function whose({ token, clientId }: OAuthScene, seen: Seen): Promise<unknown> {
  const { json } = await token({ grant_type: 'authorization_code', client_id: clientId, code: code(seen), redirect_uri: callback })
  return claims(json.id_token ?? json.access_token)['cognito:username']
}

async function begin({ browser, authorize }: OAuthScene, username: string, secret = password): Promise<Seen> {
  await browser.get(authorize({}, '/login'))
  return browser.submit('cognitoSignInForm', { username, password: secret })
}

t.test('signing up leads over the code into the app', async (t) => {
  const scene = await startOAuthScene(t, {
    pool: { AutoVerifiedAttributes: ['email'], Schema: [{ Name: 'email', Required: true, Mutable: true }] },
  })
  const { browser, authorize } = scene
  const form = await browser.get(authorize({}, '/signup'))
  t.equal(title(form), 'Create an account')
  const fields = { username: 'joe', 'requiredAttributes[email]': 'joe@example.com', password, confirm_password: 'other' }
  const differing = await browser.submit('signUpForm', fields)
  t.equal(problem(differing), 'The two passwords are not the same.')
  t.match(differing.text, /value="joe@example.com"/, 'what was typed is there again')
  t.notMatch(differing.text, password, 'but not the password')
  const weak = await browser.submit('signUpForm', { ...fields, password: 'short', confirm_password: 'short' })
  t.equal(weak.status, 400)
  t.match(problem(weak), /^Password did not conform with policy/)
  const sent = await browser.submit('signUpForm', { ...fields, confirm_password: password })
  t.equal(title(sent), 'Confirm your account')
  t.match(sent.text, 'j***@e***')
  t.match(problem(await browser.submit('confirmForm', { code: '000000' })), /^Invalid verification code/)
  const again = await browser.submit('resendForm', {})
  t.equal(notice(again), 'A new code is on its way.')
  t.equal(await whose(scene, await browser.submit('confirmForm', { code: ` ${scene.code('joe')} ` })), 'joe')
  t.match((await browser.get(authorize({ prompt: 'none' }))).location, 'code=', 'and the browser is signed in')
})

t.test('whoever confirms without having proved a password has to sign in', async (t) => {
  const scene = await startOAuthScene(t, { pool: { AutoVerifiedAttributes: ['email'] } })
  const { browser, authorize, api, clientId, clock } = scene
  await api.signUp({
    ClientId: clientId,
    Username: 'joe',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: 'joe@example.com' }],
  })
  await browser.get(authorize({}, '/confirm'))
  const confirmed = await browser.submit('confirmForm', { username: 'joe', code: scene.code('joe') })
  t.equal(title(confirmed), 'Sign in')
  t.equal(notice(confirmed), 'Your account is confirmed. You can sign in now.')
  await api.signUp({
    ClientId: clientId,
    Username: 'ann',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: 'ann@example.com' }],
  })
  const unconfirmed = await begin(scene, 'ann')
  t.equal(title(unconfirmed), 'Confirm your account')
  clock.pass(181)
  t.equal(title(await browser.submit('confirmForm', { code: scene.code('ann') })), 'Sign in', 'the proof is as short-lived as any session')
})

t.test('signing up is not offered where only administrators create users', async (t) => {
  const { browser, authorize, api, poolId } = await startOAuthScene(t)
  t.match((await browser.get(authorize({}, '/login'))).text, 'id="signUpLink"')
  await api.updateUserPool({ UserPoolId: poolId, AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } })
  t.notMatch((await browser.get(authorize({}, '/login'))).text, 'id="signUpLink"')
  await browser.get(authorize({}, '/signup'))
  const refused = await browser.submit('signUpForm', { username: 'joe', password, confirm_password: password })
  t.equal(problem(refused), 'SignUp is not permitted for this user pool')
})

t.test('a forgotten password is reset with a code', async (t) => {
  const scene = await startOAuthScene(t)
  const { browser, authorize } = scene
  await browser.get(authorize({}, '/forgotPassword'))
  const asked = await browser.submit('forgotPasswordForm', { username: 'jane' })
  t.equal(title(asked), 'Reset your password')
  t.match(asked.text, 'j***@e***')
  const [first, second] = ['N3w-passw0rd', 'N3w-passw0rd!']
  const wrong = await browser.submit('confirmForgotPasswordForm', { code: '000000', password: first, confirm_password: first })
  t.equal(wrong.status, 400)
  const done = await browser.submit('confirmForgotPasswordForm', { code: scene.code('jane'), password: second, confirm_password: second })
  t.equal(notice(done), 'Your password is changed. You can sign in with it now.')
  t.equal(await whose(scene, await begin(scene, 'jane', second)), 'jane')
})

t.test('an administrator who resets a password sends the user to the page for the code', async (t) => {
  const scene = await startOAuthScene(t)
  await scene.api.adminResetUserPassword({ UserPoolId: scene.poolId, Username: 'jane' })
  t.equal(title(await begin(scene, 'jane')), 'Reset your password')
  const fields = { code: scene.code('jane'), password: 'N3w-passw0rd', confirm_password: 'N3w-passw0rd' }
  t.equal(title(await scene.browser.submit('confirmForgotPasswordForm', fields)), 'Sign in')
})

t.test('a temporary password gives way to a new one and the missing attributes', async (t) => {
  const scene = await startOAuthScene(t, { pool: { Schema: [{ Name: 'family_name', Required: true, Mutable: true }] } })
  const { api, poolId, browser } = scene
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'new', TemporaryPassword: password, MessageAction: 'SUPPRESS' })
  const asked = await begin(scene, 'new')
  t.equal(title(asked), 'Choose a new password')
  t.match(asked.text, /name="requiredAttributes\[family_name\]"[^>]* required/)
  const fields = { new_password: 'N3w-passw0rd', confirm_password: 'N3w-passw0rd', 'requiredAttributes[family_name]': 'Doe' }
  t.equal(problem(await browser.submit('newPasswordForm', { ...fields, confirm_password: 'x' })), 'The two passwords are not the same.')
  t.equal(await whose(scene, await browser.submit('newPasswordForm', fields)), 'new')
  const user = await api.adminGetUser({ UserPoolId: poolId, Username: 'new' })
  t.equal(user.UserAttributes?.find(({ Name }) => Name === 'family_name')?.Value, 'Doe')
})

t.test('a text message is the second factor; a code is wrong, then right, then over', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, poolId, browser, clock } = scene
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: sms })
  await scene.addUser('joe', { phone_number: '+12065550100', phone_number_verified: 'true' })
  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'joe', SMSMfaSettings: { Enabled: true } })
  const asked = await begin(scene, 'joe')
  t.match(asked.text, /text message to \+\*+0100/)
  t.equal(problem(await browser.submit('mfaForm', { code: '000000' })), 'Invalid code or auth state for the user.')
  t.equal(await whose(scene, await browser.submit('mfaForm', { code: scene.code('joe') })), 'joe')
  await begin(scene, 'joe')
  clock.pass(181)
  const late = await browser.submit('mfaForm', { code: scene.code('joe') })
  t.equal(title(late), 'Sign in')
  t.equal(problem(late), 'That took too long. Sign in again.')
})

t.test('an authenticator app is set up with a picture, and chosen from two factors later', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, poolId, browser, clock } = scene
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } })
  const asked = await begin(scene, 'jane')
  t.equal(title(asked), 'Set up an authenticator app')
  t.match(asked.text, /<svg [^>]*aria-label="QR code with the key/)
  const secret = /id="secret">([A-Z2-7 ]+)</.exec(asked.text)?.[1]?.replaceAll(' ', '') ?? ''
  const app = (seconds: number) => new TOTP({ secret }).generate({ timestamp: (clock.now() + seconds) * 1000 })
  const wrong = await browser.submit('mfaSetupForm', { code: '000000' })
  t.equal(problem(wrong), 'Code mismatch')
  t.match(wrong.text.replaceAll(' ', ''), secret, 'the key is still the same')
  t.equal(await whose(scene, await browser.submit('mfaSetupForm', { code: app(0), device_name: 'My phone' })), 'jane')
  clock.pass(60)
  const next = await begin(scene, 'jane')
  t.match(next.text, 'My phone')
  t.equal(await whose(scene, await browser.submit('mfaForm', { code: app(0) })), 'jane')
  await api.setUserPoolMfaConfig({
    UserPoolId: poolId,
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    SmsMfaConfiguration: sms,
  })
  const attributes = [{ Name: 'phone_number', Value: '+12065550100' }]
  await api.adminUpdateUserAttributes({ UserPoolId: poolId, Username: 'jane', UserAttributes: attributes })
  const both = { Enabled: true, PreferredMfa: false }
  await api.adminSetUserMFAPreference({ UserPoolId: poolId, Username: 'jane', SMSMfaSettings: both, SoftwareTokenMfaSettings: both })
  t.equal(title(await begin(scene, 'jane')), 'Choose how to prove that it is you')
  t.match((await browser.submit('selectMfaForm', { answer: 'SMS_MFA' })).text, 'text message')
  t.equal(await whose(scene, await browser.submit('mfaForm', { code: scene.code('jane') })), 'jane')
})

t.test('where users choose, the username comes first, then a password or a code', async (t) => {
  const scene = await startOAuthScene(t, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    appClient: { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'] },
  })
  const { browser, authorize } = scene
  const first = async () => {
    const asked = await browser.get(authorize({}, '/login'))
    t.notMatch(asked.text, 'name="password"')
    return browser.submit('cognitoSignInForm', { username: 'jane' })
  }
  t.equal(title(await first()), 'Choose how to sign in')
  t.equal(problem(await browser.submit('cognitoSignInForm', { password: 'wrong' })), 'Incorrect username or password.')
  await first()
  t.equal(await whose(scene, await browser.submit('cognitoSignInForm', { password })), 'jane')
  await first()
  t.match((await browser.submit('selectChallengeForm', { answer: 'EMAIL_OTP' })).text, 'by email to j***@e***')
  t.equal(await whose(scene, await browser.submit('mfaForm', { code: scene.code('jane') })), 'jane')
})

t.test('a pool that signs in with addresses asks for one, and for nothing twice', async (t) => {
  const scene = await startScene(t, { pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] }, appClient: oauthClient })
  const browser = httpBrowser(scene.url)
  const query = new URLSearchParams({ response_type: 'code', client_id: scene.clientId, redirect_uri: callback })
  const asked = await browser.get(`/signup?${query}`)
  t.match(asked.text, /for="username">Email address</)
  t.notMatch(asked.text, 'requiredAttributes')
  const sent = await browser.submit('signUpForm', { username: 'joe@example.com', password, confirm_password: password })
  t.match(sent.text, 'j***@e***')
  t.ok(code(await browser.submit('confirmForm', { code: scene.code('joe@example.com') })))
})

t.test('a client with a secret needs nothing of it on the pages', async (t) => {
  const scene = await startOAuthScene(t, { appClient: { GenerateSecret: true }, pool: { AutoVerifiedAttributes: ['email'] } })
  const { browser, authorize } = scene
  t.ok(code(await begin(scene, 'jane')))
  await browser.get(authorize({}, '/signup'))
  await browser.submit('signUpForm', {
    username: 'joe',
    'requiredAttributes[email]': 'joe@example.com',
    password,
    confirm_password: password,
  })
  t.ok(code(await browser.submit('confirmForm', { code: scene.code('joe') })))
})

t.test('the link of a message confirms an account of a client with a secret too, once', async (t) => {
  const scene = await startOAuthScene(t, {
    appClient: { GenerateSecret: true },
    pool: { AutoVerifiedAttributes: ['email'], VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } },
  })
  const { browser, authorize, messages } = scene
  await browser.get(authorize({}, '/signup'))
  const fields = { username: 'joe', 'requiredAttributes[email]': 'joe@example.com', password, confirm_password: password }
  t.match((await browser.submit('signUpForm', fields)).text, 'We have sent a link to j***@e***')
  const link = messages('joe').at(-1)?.link ?? ''
  t.equal(title(await browser.get(link.replace(/code=\d+/, 'code=000000'))), 'Account not confirmed')
  t.equal(title(await browser.get(link)), 'Account confirmed')
  t.equal(title(await browser.get(link)), 'Account not confirmed')
  t.ok(code(await begin(scene, 'joe')))
})

t.test('a link that was cut or changed is explained in the words of a page', async (t) => {
  const { browser, clientId } = await startOAuthScene(t)
  const open = (query: Readonly<Record<string, string>>) => browser.get(`/confirmUser?${new URLSearchParams(query)}`)
  for (const query of [{}, { client_id: clientId }, { client_id: 'a b', user_name: '', confirmation_code: ' ' }]) {
    const { status, text } = await open(query)
    t.equal(status, 400)
    t.match(text, 'This link is not complete.')
    t.notMatch(text, 'validation')
  }
  const whole = { client_id: clientId, user_name: 'jane', confirmation_code: '123456' }
  t.match((await open({ lang: 'it' })).text, 'Il link è incompleto.')
  t.match((await open({ ...whole, user_name: 'nobody', lang: 'en' })).text, /<p class="foot" id="error" role="alert">[^<]+</)
})

t.test('a page that the pool has nothing for, or that a browser has made up, says so', async (t) => {
  const scene = await startOAuthScene(t)
  const { browser, enter, authorize } = scene
  await enter()
  const passkeys = await browser.get(authorize({}, '/passkeys/add'))
  t.match(passkeys.location, /^\/error\?error=invalid_request&error_description=Passkeys/)
  t.equal((await browser.get(passkeys.location)).status, 400)
  const _csrf = browser.cookies.get('XSRF-TOKEN') ?? ''
  t.match((await browser.post(authorize({}, '/passkeys/add'), { _csrf, credential: '{}' })).location, /^\/error\?/)
  const parameters = { MFAS_CAN_SETUP: '"SOFTWARE_TOKEN_MFA"' }
  const challenge = JSON.stringify({ name: 'MFA_SETUP', session: 's'.repeat(40), username: 'jane', parameters })
  t.match((await browser.post(authorize({}, '/mfaSetup'), { _csrf, challenge, code: '1' })).location, /^\/error\?/)
})

t.test('login_hint is in the form, and lang stays chosen', async (t) => {
  const scene = await startOAuthScene(t)
  const { browser, authorize } = scene
  t.match((await browser.get(authorize({ login_hint: 'jane' }, '/login'))).text, /id="username" name="username"[^>]* value="jane"/)
  t.match((await browser.get(authorize({ lang: 'xx' }, '/login'))).text, '<html lang="en">')
  const german = await browser.get(authorize({ lang: 'de' }, '/login'))
  t.match(german.text, '<html lang="de">')
  t.equal(title(german), 'Anmelden')
  t.equal(title(await browser.get(authorize({}, '/signup'))), 'Konto erstellen')
  t.equal(problem(await begin(scene, 'jane', 'wrong')), 'Benutzername oder Passwort ist falsch.')
})

t.test('what a function refuses is said on the page, or to the app', async (t) => {
  const functions = {
    PreAuthentication: 'arn:aws:lambda:us-east-1:000000000000:function:pre',
    PreTokenGeneration: 'arn:aws:lambda:us-east-1:000000000000:function:tokens',
  }
  const scene = await startOAuthScene(t, { pool: { LambdaConfig: functions }, appClient: oauthClient })
  const { lambda, browser, authorize } = scene
  lambda.define(functions.PreAuthentication, () => {
    throw new Error('not today')
  })
  t.equal(problem(await begin(scene, 'jane')), 'PreAuthentication failed with error not today.')
  lambda.define(functions.PreAuthentication, (event) => event)
  lambda.define(functions.PreTokenGeneration, () => {
    throw new Error('no tokens')
  })
  await browser.get(authorize({ response_type: 'token' }, '/login'))
  const { location } = await browser.submit('cognitoSignInForm', { username: 'jane', password })
  const answer = new URLSearchParams(new URL(location).hash.slice(1))
  t.same([answer.get('error'), answer.get('error_description')], ['invalid_request', 'PreTokenGeneration failed with error no tokens.'])
  t.equal(lambda.invocations.at(-1)?.event.triggerSource, 'TokenGeneration_HostedAuth')
})

t.test('a page of a challenge that nobody asked for is the login page', async (t) => {
  const { url, authorize } = await startOAuthScene(t)
  const browser = httpBrowser(url)
  for (const path of ['/mfa', '/newPassword', '/selectMfa', '/selectChallenge', '/mfaSetup']) {
    t.match((await browser.get(authorize({}, path))).location, /^\/login\?/)
  }
})

t.test('a browser that is remembered needs no second factor, and no other browser is it', async (t) => {
  const scene = await startOAuthScene(t, {
    pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } },
  })
  const { api, poolId, browser, url, token, clientId } = scene
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms })
  await scene.addUser('joe', { phone_number: '+12065550100', phone_number_verified: 'true' })
  const asked = await begin(scene, 'joe')
  t.match(asked.text, 'name="remember_device"')
  await browser.submit('mfaForm', { code: scene.code('joe'), remember_device: 'yes' })
  t.match(browser.cookies.get(`cognito-device-${poolId}`), /^us-east-1_[0-9a-f-]{36}\./)
  const again = await begin(scene, 'joe')
  const { json } = await token({ grant_type: 'authorization_code', client_id: clientId, code: code(again), redirect_uri: callback })
  const key = String(claims(json.access_token).device_key)
  t.match(await api.adminGetDevice({ UserPoolId: poolId, Username: 'joe', DeviceKey: key }), { Device: { DeviceKey: key } })
  const other = { ...scene, browser: httpBrowser(url) }
  other.browser.cookies.set(`cognito-device-${poolId}`, `${key}.guessed`)
  t.equal(title(await begin(other, 'joe')), 'Prove that it is you')
  await scene.addUser('ann', { phone_number: '+12065550101', phone_number_verified: 'true' })
  t.equal(title(await begin(scene, 'ann')), 'Prove that it is you', 'nor is it another user')
  await api.adminForgetDevice({ UserPoolId: poolId, Username: 'joe', DeviceKey: key })
  t.equal(title(await begin(scene, 'joe')), 'Prove that it is you')
})

t.test('an identity provider that is asked for is not answered with a form', async (t) => {
  const { browser, authorize, api, poolId, clientId } = await startOAuthScene(t)
  const ProviderDetails = { client_id: 'x', client_secret: 'x', authorize_scopes: 'openid' }
  const provider = { UserPoolId: poolId, ProviderName: 'Google', ProviderType: 'Google' as const, ProviderDetails, IdpIdentifiers: ['g'] }
  await api.createIdentityProvider(provider)
  t.match((await browser.get(authorize({ identity_provider: 'Google' }))).location, '/login?', 'the client does not have it')
  await api.updateUserPoolClient({
    ...oauthClient,
    AllowedOAuthFlows: ['code'],
    UserPoolId: poolId,
    ClientId: clientId,
    SupportedIdentityProviders: ['Google'],
  })
  for (const asked of [{ identity_provider: 'Google' }, { idp_identifier: 'g' }]) {
    t.match(decodeURIComponent((await browser.get(authorize(asked))).location), /Google/)
  }
  const { text } = await browser.get(authorize({}, '/login'))
  t.notMatch(text, 'name="password"', 'a client without COGNITO has no form')
})

t.test('what is wrong is said in the language of the page', async (t) => {
  const { browser, authorize, addUser, api, poolId } = await startOAuthScene(t)
  await addUser('ready')
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'invited', MessageAction: 'SUPPRESS' })
  const said = async (path: string, form: string, fields: Record<string, string>) => {
    await browser.get(authorize({ lang: 'de' }, path))
    return /role="alert">([^<]+)</.exec((await browser.submit(form, fields)).text)?.[1]
  }
  const account = { password: 'Passw0rd!', confirm_password: 'Passw0rd!' }
  const confirmed = 'Ihr Konto ist bestätigt. Sie können sich jetzt anmelden.'
  t.equal(await said('/resendcode', 'resendForm', { username: 'ready' }), confirmed)
  t.equal(await said('/confirm', 'confirmForm', { username: 'ready', code: '123456' }), confirmed)
  t.equal(await said('/resendcode', 'resendForm', { username: 'nobody' }), 'Ein Konto mit diesem Namen gibt es nicht.')
  t.equal(
    await said('/forgotPassword', 'forgotPasswordForm', { username: 'ready' }),
    'An dieses Konto kann kein Code gesendet werden. Wenden Sie sich an den Betreiber der App.',
  )
  t.equal(
    await said('/signup', 'signUpForm', { username: 'a', ...account, 'requiredAttributes[email]': 'x' }),
    'Das ist keine E-Mail-Adresse.',
  )
  t.match(await said('/forgotPassword', 'forgotPasswordForm', { username: 'invited' }), 'An dieses Konto kann kein Code')
  t.match(
    await said('/signup', 'signUpForm', { username: 'b', ...account, 'requiredAttributes[phone_number]': 'x' }),
    'Das ist keine Telefonnummer.',
  )
})

t.test('every page is there in every language of managed login', async (t) => {
  const { browser, authorize } = await startOAuthScene(t)
  const languages = ['de', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'nl', 'pt-BR', 'zh-CN', 'zh-TW']
  const titles = new Map<string, Set<string>>()
  for (const lang of languages) {
    for (const path of ['/login', '/signup', '/forgotPassword', '/confirm']) {
      const seen = await browser.get(authorize({ lang }, path))
      t.match(seen.text, `<html lang="${lang}">`)
      t.notMatch(seen.text.replace(/<style[\s\S]*?<\/style>/, ''), /\{[a-z]+\}/, `${lang} ${path} has no gap left`)
      titles.set(path, (titles.get(path) ?? new Set()).add(title(seen)))
    }
  }
  for (const [path, own] of titles) t.equal(own.size, languages.length, `${path} is called differently in each`)
})

t.test('whoever has nothing that a required second factor could go to gives an address first', async (t) => {
  const scene = await startOAuthScene(t)
  const { api, poolId, browser } = scene
  await api.setUserPoolMfaConfig({ UserPoolId: poolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms })
  const asked = await begin(scene, 'jane')
  t.match(asked.text, /Some details of your account are missing\.[\s\S]*Phone number/)
  t.match(problem(await browser.submit('mfaContactForm-SMS_MFA', { contact: 'no number' })), /phone/i)
  t.match((await browser.submit('mfaContactForm-SMS_MFA', { contact: '+12065550199' })).text, /text message to \+\*+0199/)
  t.equal(await whose(scene, await browser.submit('mfaForm', { code: scene.code('jane') })), 'jane')
  t.match((await begin(scene, 'jane')).text, /text message to/, 'and next time it is there')
})
