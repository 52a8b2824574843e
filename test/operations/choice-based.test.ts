/** Choice-based sign-in: what a preference that came without its password asks for, users who do not exist, sign-ups that go on. */
import type {
  AuthFlowType,
  ChallengeNameType,
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

interface Choice extends Scene {
  begin(username: string, parameters?: Readonly<Record<string, string>>, Session?: string): Promise<InitiateAuthCommandOutput>
  answer(
    ChallengeName: ChallengeNameType,
    Session: string | undefined,
    responses?: Readonly<Record<string, string>>,
  ): Promise<RespondToAuthChallengeCommandOutput>
}

async function startChoice(t: Parameters<typeof startScene>[0], options: SceneOptions = {}): Promise<Choice> {
  const scene = await startScene(t, {
    ...options,
    pool: {
      AutoVerifiedAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
      ...options.pool,
    },
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'], ...options.appClient },
  })
  const { api, clientId: ClientId } = scene
  return {
    ...scene,
    begin: (USERNAME, parameters, Session) =>
      api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH' as AuthFlowType, AuthParameters: { USERNAME, ...parameters }, Session }),
    answer: (ChallengeName, Session, responses) =>
      api.respondToAuthChallenge({ ClientId, ChallengeName, Session, ChallengeResponses: { USERNAME: 'jane', ...responses } }),
  }
}

t.test('a preferred password that did not come along is asked for by its own name', async (t) => {
  const { addUser, begin, answer } = await startChoice(t)
  await addUser('jane')
  const asked = await begin('jane', { PREFERRED_CHALLENGE: 'PASSWORD' })
  t.match(asked, { ChallengeName: 'PASSWORD', AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  await t.rejects(answer('PASSWORD', asked.Session), { message: 'Missing required parameter PASSWORD' })
  await t.rejects(answer('PASSWORD_SRP', asked.Session, { SRP_A: 'a1' }), { message: 'Invalid session for the user.' })
  const { AuthenticationResult } = await answer('PASSWORD', asked.Session, { PASSWORD: password })
  t.ok(AuthenticationResult?.AccessToken)
  await t.rejects(answer('PASSWORD', asked.Session, { PASSWORD: password }), {
    message: 'Invalid session for the user, session is expired.',
  })

  const { ChallengeName, Session } = await begin('jane', { PREFERRED_CHALLENGE: 'PASSWORD_SRP' })
  t.equal(ChallengeName, 'PASSWORD_SRP')
  await t.rejects(answer('PASSWORD_SRP', Session), { message: 'Missing required parameter SRP_A' })
  t.match(await answer('PASSWORD_SRP', Session, { SRP_A: 'a1'.repeat(64) }), { ChallengeName: 'PASSWORD_VERIFIER' })

  const selecting = await begin('jane')
  await t.rejects(answer('PASSWORD', selecting.Session, { PASSWORD: password }), { message: 'Invalid session for the user.' })
  const again = await begin('jane', { PREFERRED_CHALLENGE: 'PASSWORD' })
  t.ok((await answer('SELECT_CHALLENGE', again.Session, { ANSWER: 'PASSWORD', PASSWORD: password })).AuthenticationResult)
  await t.rejects(answer('ADMIN_NO_SRP_AUTH', Session), { name: 'InvalidParameterException' })
})

t.test('a user who does not exist is asked for what the pool allows, and no answer is right', async (t) => {
  const { addUser, begin, answer, messages, api, clientId } = await startChoice(t, { appClient: { PreventUserExistenceErrors: 'ENABLED' } })
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true', phone_number: '+12065550100', phone_number_verified: 'true' })
  const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
  const sent = messages().length
  // Whoever asks for both cannot tell them apart.
  const both = (work: (name: string) => Promise<unknown>) => Promise.all(['jane', 'ghost'].map(work))
  const alike = async (parameters: Readonly<Record<string, string>>) => {
    const [jane, ghost] = await both(async (name) => {
      const { ChallengeName, AvailableChallenges, ChallengeParameters } = await begin(name, parameters)
      return { ChallengeName, AvailableChallenges, members: Object.keys(ChallengeParameters ?? {}).sort() }
    })
    t.same(ghost, jane, JSON.stringify(parameters))
  }
  await alike({})
  await alike({ PREFERRED_CHALLENGE: 'PASSWORD' })
  await alike({ PREFERRED_CHALLENGE: 'PASSWORD_SRP' })
  await alike({ PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: 'a1'.repeat(64) })
  await alike({ PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  await alike({ PREFERRED_CHALLENGE: 'SMS_OTP' })
  t.same(messages().length - sent, 2, 'only she is sent codes')
  await both((name) => t.rejects(begin(name, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Wrong99!' }), wrong))
  await both(async (name) => {
    const { Session } = await begin(name, { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    const code = answer('EMAIL_OTP', Session, { USERNAME: name, EMAIL_OTP_CODE: '0' })
    await t.rejects(code, { name: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' })
  })
  await both(async (name) => {
    const { Session } = await begin(name)
    await t.rejects(answer('SELECT_CHALLENGE', Session, { USERNAME: name, ANSWER: 'WEB_AUTHN' }), { name: 'InvalidParameterException' })
    t.match(await answer('SELECT_CHALLENGE', Session, { USERNAME: name, ANSWER: 'EMAIL_OTP' }), { ChallengeName: 'EMAIL_OTP' })
  })
  await both(async (name) => {
    const { Session } = await begin(name, { PREFERRED_CHALLENGE: 'PASSWORD' })
    await t.rejects(answer('PASSWORD', Session, { USERNAME: name, PASSWORD: 'Wrong99!' }), wrong)
  })
  await both((name) => t.rejects(begin(name, {}, 'x'.repeat(30)), { message: 'Invalid session for the user.' }))
  const first = await begin('ghost', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  const second = await begin('ghost', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  t.same(first.ChallengeParameters, second.ChallengeParameters, 'the same each time')
  const other = answer('EMAIL_OTP', first.Session, { USERNAME: 'spook', EMAIL_OTP_CODE: '0' })
  await t.rejects(other, { message: 'Invalid session for the user.' })
  t.ok(api && clientId)
})

t.test('who has just confirmed a sign-up signs in with its session, once, as that user, at that client', async (t) => {
  const { api, poolId, clientId, begin, code, clock } = await startChoice(t)
  const signUp = (Username: string) =>
    api.signUp({ ClientId: clientId, Username, Password: password, UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }] })
  const confirm = (Username: string, Session?: string, ConfirmationCode = code(Username)) =>
    api.confirmSignUp({ ClientId: clientId, Username, ConfirmationCode, Session })
  const foreign = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' }
  const [jane, joe] = [await signUp('jane'), await signUp('joe')]
  await t.rejects(begin('jane', {}, jane.Session), foreign, 'before it is confirmed')
  await t.rejects(confirm('jane', joe.Session), foreign)
  await t.rejects(confirm('jane', jane.Session, 'wrong'), { name: 'CodeMismatchException' })
  const { Session } = await confirm('jane', jane.Session)
  await t.rejects(begin('joe', {}, Session), foreign)
  const { AuthenticationResult } = await begin('jane', { PREFERRED_CHALLENGE: 'EMAIL_OTP' }, Session)
  t.ok(AuthenticationResult?.AccessToken)
  await t.rejects(begin('jane', {}, Session), { message: 'Invalid session for the user, session is expired.' })
  // Without the first session too: clients confirm in another tab.
  const late = (await confirm('joe')).Session
  clock.pass(181)
  await t.rejects(begin('joe', {}, late), { message: 'Invalid session for the user, session is expired.' })

  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'other',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  })
  const plain = await api.signUp({ ClientId: UserPoolClient?.ClientId, Username: 'jim', Password: password })
  t.equal(plain.Session, undefined, 'a client without USER_AUTH')
})

t.test('a code that stands for a password has eight digits', async (t) => {
  const { addUser, begin, code } = await startChoice(t)
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true', phone_number: '+12065550100', phone_number_verified: 'true' })
  for (const PREFERRED_CHALLENGE of ['EMAIL_OTP', 'SMS_OTP']) {
    await begin('jane', { PREFERRED_CHALLENGE })
    t.match(code('jane'), /^\d{8}$/)
  }
})

t.test('a code signs nobody in who has not been confirmed', async (t) => {
  const { api, poolId: UserPoolId, clientId: ClientId, begin, answer, code } = await startChoice(t)
  await api.signUp({ ClientId, Username: 'jane', Password: password, UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }] })
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }]
  await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes })
  const signIn = async () => {
    const { Session } = await begin('jane', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    return await answer('EMAIL_OTP', Session, { EMAIL_OTP_CODE: code('jane') })
  }
  await t.rejects(signIn(), { name: 'UserNotConfirmedException', message: 'User is not confirmed.' })
  await api.adminConfirmSignUp({ UserPoolId, Username: 'jane' })
  t.ok((await signIn()).AuthenticationResult)
})

t.test('an imported user signs in with a code at once, and needs a new password for a password', async (t) => {
  const { store, poolId, addUser, begin, answer, code } = await startChoice(t)
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  const [key, jane] = [...store.users.after(poolId, 0)].map(({ key, record }) => [key, record] as const)[0] ?? []
  if (key === undefined || jane === undefined) return t.fail('there is no user')
  const { password: _, ...imported } = jane
  store.users.update(
    key,
    () => ({ ...imported, UserStatus: 'RESET_REQUIRED' }),
    () => new Error('gone'),
  )
  const { Session } = await begin('jane', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  t.ok((await answer('EMAIL_OTP', Session, { EMAIL_OTP_CODE: code('jane') })).AuthenticationResult)
})

t.test('wrong passwords and codes lock out who does not exist, too', async (t) => {
  const { addUser, begin, api, clientId, clock } = await startChoice(t, {
    appClient: { PreventUserExistenceErrors: 'ENABLED', ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
  })
  await addUser('jane')
  const seen = async (USERNAME: string) => {
    const said: string[] = []
    for (let time = 0; time < 8; time += 1) {
      const AuthParameters = { USERNAME, PASSWORD: 'Wrong99!' }
      await api
        .initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })
        .catch(({ message }) => said.push(message))
      if (time === 6) clock.pass(1)
    }
    await begin(USERNAME).catch(({ message }) => said.push(message))
    return said
  }
  const jane = await seen('jane')
  t.match(jane, [/^Incorrect/, /^Incorrect/, /^Incorrect/, /^Incorrect/, /^Incorrect/, /exceeded/, /exceeded/, /^Incorrect/, /exceeded/])
  t.same(await seen('ghost'), jane)
  clock.pass(901)
  t.match(await seen('ghost'), jane, 'and let go')
})

t.test('who can sign in with codes needs no password: invited without one, or signed up', async (t) => {
  const { api, poolId: UserPoolId, clientId: ClientId, begin, answer, messages, code } = await startChoice(t)
  const email = (Value: string) => [
    { Name: 'email', Value },
    { Name: 'email_verified', Value: 'true' },
  ]
  const invited = { UserPoolId, DesiredDeliveryMediums: ['EMAIL' as const] }
  const { User } = await api.adminCreateUser({ ...invited, Username: 'jane', UserAttributes: email('jane@example.com') })
  t.equal(User?.UserStatus, 'CONFIRMED')
  const [message] = messages('jane')
  t.match(message, { subject: 'Your account', body: 'Your username is jane.' })
  t.equal(message?.code, undefined)
  const { Session, AvailableChallenges } = await begin('jane', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
  t.same(AvailableChallenges, ['EMAIL_OTP'])
  t.ok((await answer('EMAIL_OTP', Session, { EMAIL_OTP_CODE: code('jane') })).AuthenticationResult)
  const again = api.adminCreateUser({ UserPoolId, Username: 'jane', MessageAction: 'RESEND' })
  await t.rejects(again, { name: 'UnsupportedUserStateException' })
  const temporary = { ...invited, TemporaryPassword: 'Temp999!', UserAttributes: email('joe@example.com') }
  t.match(await api.adminCreateUser({ ...temporary, Username: 'joe' }), { User: { UserStatus: 'FORCE_CHANGE_PASSWORD' } })
  t.match(await api.adminCreateUser({ UserPoolId, Username: 'jim' }), { User: { UserStatus: 'FORCE_CHANGE_PASSWORD' } }, 'no address')
  const unproven = { UserPoolId, Username: 'kim', UserAttributes: [{ Name: 'email', Value: 'kim@example.com' }] }
  t.match(await api.adminCreateUser(unproven), { User: { UserStatus: 'FORCE_CHANGE_PASSWORD' } }, 'no verified address')

  const UserAttributes = [{ Name: 'email', Value: 'ann@example.com' }]
  t.ok(await api.signUp({ ClientId, Username: 'ann', UserAttributes }))
  const required = { name: 'InvalidParameterException', message: 'Password is required.' }
  await t.rejects(api.signUp({ ClientId, Username: 'ben' }), required, 'no address')
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId, ClientName: 'b', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })
  await t.rejects(api.signUp({ ClientId: UserPoolClient?.ClientId, Username: 'ben', UserAttributes }), required, 'no choice-based sign-in')
})
