/** The Lambda functions of a user pool: what they are told, what their answers change, what their failures say. */
import { setTimeout as wait } from 'node:timers/promises'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import t from 'tap'
import { claims, password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
type Event = Record<string, unknown> & { request: Record<string, unknown>; response: Record<string, unknown> }
type Functions = Readonly<Record<string, (event: Event) => unknown>>

/** A scene whose pool has these functions; each gets the event and what it returns is its answer. */
async function withFunctions(t: Parameters<typeof startScene>[0], functions: Functions, options: SceneOptions = {}): Promise<Scene> {
  const LambdaConfig = Object.fromEntries(Object.keys(functions).map((name) => [name, arn(name)]))
  const scene = await startScene(t, {
    ...options,
    pool: { LambdaConfig, ...options.pool },
    appClient: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ...options.appClient,
    },
  })
  for (const [name, run] of Object.entries(functions)) scene.lambda.define(arn(name), (event) => run(event as Event))
  return scene
}

const seen = ({ lambda }: Scene, name: string) =>
  lambda.invocations.filter(({ functionArn }) => functionArn === arn(name)).map(({ event }) => event as Event)
const respond = (response: object) => (event: Event) => ({ ...event, response: { ...event.response, ...response } })
const email = [{ Name: 'email', Value: 'jane@example.com' }]

t.test('PreSignUp sees the new user, and may confirm it; PostConfirmation is told', async (t) => {
  const scene = await withFunctions(t, {
    PreSignUp: respond({ autoConfirmUser: true, autoVerifyEmail: true }),
    PostConfirmation: respond({}),
  })
  const { api, clientId, poolId } = scene
  const answer = await api.signUp({
    ClientId: clientId,
    Username: 'jane',
    Password: password,
    UserAttributes: email,
    ValidationData: [{ Name: 'captcha', Value: 'ok' }],
    ClientMetadata: { from: 'web' },
  })
  t.match(answer, { UserConfirmed: true })
  t.equal(answer.CodeDeliveryDetails, undefined)
  t.same(seen(scene, 'PreSignUp'), [
    {
      version: '1',
      region: 'us-east-1',
      userPoolId: poolId,
      userName: 'jane',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
      triggerSource: 'PreSignUp_SignUp',
      request: { userAttributes: { email: 'jane@example.com' }, validationData: { captcha: 'ok' }, clientMetadata: { from: 'web' } },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    },
  ])
  t.match(seen(scene, 'PostConfirmation')[0], {
    triggerSource: 'PostConfirmation_ConfirmSignUp',
    request: {
      userAttributes: { sub: answer.UserSub, email: 'jane@example.com', email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
    },
  })
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'joe', MessageAction: 'SUPPRESS' })
  t.match(seen(scene, 'PreSignUp')[1], {
    triggerSource: 'PreSignUp_AdminCreateUser',
    callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
  })
})

t.test('what functions fail with reaches the caller; partial effects stay', async (t) => {
  const fail = () => {
    throw new Error('no way')
  }
  const scene = await withFunctions(t, { PostConfirmation: fail }, { pool: { AutoVerifiedAttributes: ['email'] } })
  const { api, clientId, poolId, code, lambda } = scene
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: email })
  await t.rejects(api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: code('jane') }), {
    name: 'UserLambdaValidationException',
    message: 'PostConfirmation failed with error no way.',
  })
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' }), { UserStatus: 'CONFIRMED' })

  await api.updateUserPool({ UserPoolId: poolId, LambdaConfig: { PreSignUp: arn('other') } })
  const join = () => api.signUp({ ClientId: clientId, Username: 'new', Password: password })
  await t.rejects(join(), { name: 'UnexpectedLambdaException', message: 'PreSignUp invocation failed due to error AccessDeniedException.' })
  lambda.define(arn('other'), () => 'not an event')
  await t.rejects(join(), { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' })
  lambda.define(arn('other'), fail)
  await t.rejects(join(), { name: 'UserLambdaValidationException', message: 'PreSignUp failed with error no way.' })
  await t.rejects(api.adminGetUser({ UserPoolId: poolId, Username: 'new' }), { name: 'UserNotFoundException' })
})

t.test('PreAuthentication comes before the password, PostAuthentication after every factor', async (t) => {
  let refuse = ''
  const gate = (name: string) => (event: Event) => {
    if (refuse === name) throw new Error(name)
    return event
  }
  const scene = await withFunctions(t, { PreAuthentication: gate('pre'), PostAuthentication: gate('post') })
  await scene.addUser('jane')
  const start = (PASSWORD: string) =>
    scene.api.initiateAuth({
      ClientId: scene.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD },
      ClientMetadata: { from: 'web' },
    })
  refuse = 'pre'
  await t.rejects(start('Wrong99!'), { name: 'UserLambdaValidationException', message: 'PreAuthentication failed with error pre.' })
  refuse = 'post'
  await t.rejects(start('Wrong99!'), { message: 'Incorrect username or password.' })
  t.same(seen(scene, 'PostAuthentication'), [], 'a wrong password ends before it')
  await t.rejects(start(password), { message: 'PostAuthentication failed with error post.' })
  t.match(seen(scene, 'PreAuthentication')[0], {
    triggerSource: 'PreAuthentication_Authentication',
    request: { validationData: { from: 'web' } },
  })
  t.match(seen(scene, 'PostAuthentication')[0], { triggerSource: 'PostAuthentication_Authentication', request: { newDeviceUsed: false } })
  t.notOk(Object.hasOwn(seen(scene, 'PostAuthentication')[0]?.request ?? {}, 'clientMetadata'), 'InitiateAuth passes nothing on to it')
})

t.test('a function may call back while its operation waits, and nothing is lost', async (t) => {
  const calls: { scene?: Scene } = {}
  const scene = await withFunctions(t, {
    PostAuthentication: async (event) => {
      const { api, poolId } = calls.scene as Scene
      await api.adminUpdateUserAttributes({ UserPoolId: poolId, Username: 'jane', UserAttributes: [{ Name: 'nickname', Value: 'jj' }] })
      return event
    },
  })
  calls.scene = scene
  await scene.addUser('jane')
  const { IdToken } = await scene.signIn('jane')
  t.equal(claims(IdToken).nickname, 'jj')
})

t.test('two sign-ups of one address, whose functions take their time, make one user', async (t) => {
  const slow = async (event: Event) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return event
  }
  const { api, clientId, store } = await withFunctions(t, { PreSignUp: slow }, { pool: { UsernameAttributes: ['email'] } })
  const join = () => api.signUp({ ClientId: clientId, Username: 'a@example.com', Password: password })
  const results = await Promise.allSettled([join(), join()])
  t.same(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  t.equal(store.users.size, 1)
})

t.test('PreTokenGeneration: the first version changes the ID token, the second both', async (t) => {
  const scene = await withFunctions(t, {
    PreTokenGeneration: respond({
      claimsOverrideDetails: {
        claimsToAddOrOverride: { tenant: 7, sub: 'forged', 'cognito:groups': 'forged' },
        claimsToSuppress: ['email', 'sub'],
        groupOverrideDetails: {
          groupsToOverride: ['own'],
          iamRolesToOverride: ['arn:aws:iam::1:role/own'],
          preferredRole: 'arn:aws:iam::1:role/own',
        },
      },
    }),
  })
  const { api, poolId, clientId, lambda } = scene
  const sub = await scene.addUser('jane', { email: 'jane@example.com' })
  await api.createGroup({ UserPoolId: poolId, GroupName: 'staff', RoleArn: 'arn:aws:iam::000000000000:role/staff' })
  await api.adminAddUserToGroup({ UserPoolId: poolId, GroupName: 'staff', Username: 'jane' })
  const first = await scene.signIn('jane')
  t.match(claims(first.IdToken), {
    tenant: '7',
    sub,
    'cognito:groups': ['own'],
    'cognito:roles': ['arn:aws:iam::1:role/own'],
    'cognito:preferred_role': 'arn:aws:iam::1:role/own',
  })
  t.equal(claims(first.IdToken).email, undefined)
  t.match(claims(first.AccessToken), { sub, 'cognito:groups': ['own'] })
  t.equal(claims(first.AccessToken).tenant, undefined)
  t.match(seen(scene, 'PreTokenGeneration')[0], {
    version: '1',
    triggerSource: 'TokenGeneration_Authentication',
    request: {
      groupConfiguration: {
        groupsToOverride: ['staff'],
        iamRolesToOverride: ['arn:aws:iam::000000000000:role/staff'],
        preferredRole: 'arn:aws:iam::000000000000:role/staff',
      },
    },
  })
  lambda.define(arn('V2'), (event) => ({
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: { list: [1, 2] } },
        accessTokenGeneration: {
          claimsToAddOrOverride: { tenant: { id: 7 }, iss: 'forged' },
          scopesToAdd: ['api/read'],
          scopesToSuppress: ['aws.cognito.signin.user.admin'],
        },
      },
    },
  }))
  await api.updateUserPool({
    UserPoolId: poolId,
    LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: arn('V2'), LambdaVersion: 'V2_0' } },
  })
  const answer = await api.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: first.RefreshToken },
  })
  t.match(claims(answer.AuthenticationResult?.AccessToken), {
    tenant: { id: 7 },
    scope: 'api/read',
    iss: /^http/,
    'cognito:groups': ['staff'],
  })
  t.match(claims(answer.AuthenticationResult?.IdToken), { list: [1, 2], email: 'jane@example.com' })
  t.match(seen(scene, 'V2')[0], {
    version: '2',
    triggerSource: 'TokenGeneration_RefreshTokens',
    request: { scopes: ['aws.cognito.signin.user.admin'] },
  })
})

t.test('the two members for PreTokenGeneration name the same function', async (t) => {
  const { api } = await startScene(t)
  const config = (LambdaArn: string) => ({
    PreTokenGeneration: arn('a'),
    PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V2_0' as const },
  })
  t.ok(await api.createUserPool({ PoolName: 'p', LambdaConfig: config(arn('a')) }))
  await t.rejects(api.createUserPool({ PoolName: 'p', LambdaConfig: config(arn('b')) }), {
    name: 'InvalidParameterException',
    message: 'PreTokenGeneration and PreTokenGenerationConfig must name the same Lambda function.',
  })
})

t.test('UserMigration brings users along at sign-in and at a forgotten password', async (t) => {
  const scene = await withFunctions(
    t,
    {
      UserMigration: (event) => {
        if (event.userName !== 'jane') return event
        const known = event.triggerSource === 'UserMigration_ForgotPassword' || event.request.password === password
        return known
          ? respond({
              userAttributes: { username: 'jane', email: 'jane@example.com', email_verified: 'true' },
              finalUserStatus: 'CONFIRMED',
            })(event)
          : event
      },
    },
    { appClient: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
  )
  const { api, clientId, poolId } = scene
  await t.rejects(scene.signIn('ghost'), { name: 'UserNotFoundException' })
  await t.rejects(scene.signIn('jane', 'Wrong99!'), { name: 'UserNotFoundException' })
  t.ok((await scene.signIn('jane')).AccessToken)
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' }), { UserStatus: 'CONFIRMED' })
  const calls = seen(scene, 'UserMigration').length
  t.ok((await scene.signIn('jane')).AccessToken)
  t.equal(seen(scene, 'UserMigration').length, calls, 'a user who is there is not asked for again')
  await api.adminDeleteUser({ UserPoolId: poolId, Username: 'jane' })
  t.match(await api.forgotPassword({ ClientId: clientId, Username: 'jane' }), { CodeDeliveryDetails: { Destination: 'j***@e***' } })
  t.match(seen(scene, 'UserMigration').at(-1), { triggerSource: 'UserMigration_ForgotPassword' })
})

t.test('UserMigration says what becomes of the user: state, alias, second factor, welcome', async (t) => {
  const answers: Record<string, object> = {
    jane: { messageAction: 'SUPPRESS' },
    joe: { finalUserStatus: 'RESET_REQUIRED', desiredDeliveryMediums: ['EMAIL'] },
    ann: { messageAction: 'SUPPRESS', forceAliasCreation: true },
    sue: { userAttributes: { phone_number: '+12065550100' }, enableSMSMFA: true },
    bob: { userAttributes: {}, enableSMSMFA: true },
  }
  const userAttributes = { email: 'same@example.com', email_verified: 'true' }
  const UserMigration = async (event: Event) => {
    await wait(10)
    return respond({ userAttributes, ...answers[event.userName as string] })(event)
  }
  const scene = await withFunctions(t, { UserMigration }, { pool: { AliasAttributes: ['email'] } })
  const { api, poolId: UserPoolId, clientId, messages } = scene
  const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: { SmsConfiguration } })
  const get = (Username: string) => api.adminGetUser({ UserPoolId, Username })
  const failed = { name: 'UserNotFoundException', message: `Exception migrating user in app client ${clientId}` }

  const both = await Promise.all([scene.signIn('jane'), scene.signIn('jane')])
  t.ok(
    both.every(({ AccessToken }) => AccessToken),
    'at once from two places, and by the password that was typed',
  )
  t.match(await get('jane'), { UserStatus: 'CONFIRMED' })
  await t.rejects(scene.signIn('joe'), failed, 'the alias is taken')
  await t.rejects(get('joe'), { name: 'UserNotFoundException' })
  t.same(messages(), [])
  t.ok(await scene.signIn('ann'))
  t.match(await get('same@example.com'), { Username: 'ann' })
  t.match((await get('jane')).UserAttributes, [{ Name: 'sub' }, { Name: 'email' }, { Name: 'email_verified', Value: 'false' }])

  userAttributes.email = 'joe@example.com'
  await t.rejects(scene.signIn('joe'), { name: 'PasswordResetRequiredException' })
  t.match(messages(), [{ kind: 'CustomMessage_AdminCreateUser', destination: 'joe@example.com', code: undefined }])
  const AuthParameters = { USERNAME: 'sue', PASSWORD: password }
  t.match(await api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }), { ChallengeName: 'SMS_MFA' })
  t.match(
    messages('+12065550100').map(({ kind }) => kind),
    ['CustomMessage_AdminCreateUser', 'CustomMessage_Authentication'],
  )
  await t.rejects(scene.signIn('bob'), failed, 'a text message needs a number')
})

t.test('CustomMessage writes in words of its own, around the same code', async (t) => {
  const scene = await withFunctions(
    t,
    {
      CustomMessage: (event) =>
        respond({ emailSubject: `For ${event.userName}`, emailMessage: `${event.triggerSource}: ${event.request.codeParameter}` })(event),
    },
    { pool: { AutoVerifiedAttributes: ['email'] } },
  )
  const { api, clientId, poolId, messages, code } = scene
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: email, ClientMetadata: { lang: 'de' } })
  t.match(messages('jane').at(-1), { subject: 'For jane', body: `CustomMessage_SignUp: ${code('jane')}` })
  t.match(seen(scene, 'CustomMessage')[0], {
    request: { codeParameter: '{####}', usernameParameter: null, clientMetadata: { lang: 'de' } },
  })
  await api.resendConfirmationCode({ ClientId: clientId, Username: 'jane' })
  t.match(messages('jane').at(-1)?.body, /^CustomMessage_ResendCode: \d{6}$/)
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'joe',
    UserAttributes: [{ Name: 'email', Value: 'joe@example.com' }],
    DesiredDeliveryMediums: ['EMAIL'],
  })
  t.match(messages('joe').at(-1)?.body, /^CustomMessage_AdminCreateUser: /)
})

t.test('choice-based sign-in brings users along who come with a password', async (t) => {
  const UserMigration = (event: Event) =>
    event.userName === 'jane' ? respond({ userAttributes: { name: 'Jane' }, messageAction: 'SUPPRESS' })(event) : event
  const appClient = { ExplicitAuthFlows: ['ALLOW_USER_AUTH' as const] }
  const scene = await withFunctions(t, { UserMigration }, { appClient })
  const { api, clientId: ClientId } = scene
  const signIn = (USERNAME: string, more: object) =>
    api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME, ...more } })
  const byPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
  const missing = { name: 'UserNotFoundException', message: 'User does not exist.' }
  await t.rejects(signIn('jane', {}), missing)
  await t.rejects(signIn('jane', { PREFERRED_CHALLENGE: 'PASSWORD' }), missing)
  await t.rejects(signIn('joe', byPassword), missing)
  t.ok((await signIn('jane', byPassword)).AuthenticationResult)
  t.equal(seen(scene, 'UserMigration').length, 2)
})

t.test('a user who is brought along is called as the function says; one whom it refuses is not there', async (t) => {
  const scene = await withFunctions(
    t,
    {
      UserMigration: (event) => {
        if (event.userName !== 'jane@example.com') throw new Error('Bad password')
        const userAttributes = { username: 'jane', email: event.userName, email_verified: 'true' }
        return respond({ userAttributes, messageAction: 'SUPPRESS' })(event)
      },
    },
    { pool: { AliasAttributes: ['email'] } },
  )
  const { api, poolId: UserPoolId, clientId } = scene
  t.ok(await scene.signIn('jane@example.com'))
  t.match(await api.adminGetUser({ UserPoolId, Username: 'jane@example.com' }), { Username: 'jane' })
  const refused = { name: 'UserNotFoundException', message: `Exception migrating user in app client ${clientId}` }
  await t.rejects(scene.signIn('joe'), refused)
  await t.rejects(api.forgotPassword({ ClientId: clientId, Username: 'joe' }), refused)

  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const]
  const hiding = { UserPoolId, ClientId: clientId, ExplicitAuthFlows, PreventUserExistenceErrors: 'ENABLED' as const }
  await api.updateUserPoolClient(hiding)
  await t.rejects(scene.signIn('joe'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  t.ok((await api.forgotPassword({ ClientId: clientId, Username: 'joe' })).CodeDeliveryDetails)
})

t.test('maps of texts: numbers and booleans are texts, null is nothing, and an object is no answer', async (t) => {
  const said = { number: 1, yes: true, nothing: null }
  let publicChallengeParameters: object = said
  const scene = await withFunctions(t, {
    PreTokenGeneration: respond({ claimsOverrideDetails: { claimsToAddOrOverride: said } }),
    UserMigration: respond({
      userAttributes: { email: 'jane@example.com', email_verified: true, phone_number: null },
      messageAction: 'SUPPRESS',
    }),
    DefineAuthChallenge: respond({ challengeName: 'CUSTOM_CHALLENGE' }),
    CreateAuthChallenge: (event) => respond({ publicChallengeParameters })(event),
  })
  const { api, clientId: ClientId } = scene
  const { IdToken, AccessToken } = await scene.signIn('jane')
  t.match(claims(IdToken), { number: '1', yes: 'true' })
  t.notOk('nothing' in claims(IdToken))
  const { UserAttributes } = await api.getUser({ AccessToken })
  t.match(UserAttributes, [{ Name: 'sub' }, { Name: 'email' }, { Name: 'email_verified', Value: 'true' }])
  t.equal(UserAttributes?.length, 3)
  const begin = () => api.initiateAuth({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'jane' } })
  t.same((await begin()).ChallengeParameters, { number: '1', yes: 'true', USERNAME: 'jane' })
  publicChallengeParameters = { choice: { a: 1 } }
  await t.rejects(begin(), { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' })
})

t.test('each function of a custom authentication sees the user as the last one left it', async (t) => {
  const told: string[] = []
  const next = (name: string, response: (event: Event) => object) => async (event: Event) => {
    const { nickname = '-', 'cognito:user_status': status } = event.request.userAttributes as Record<string, string>
    told.push(`${name} ${nickname} ${status}`)
    await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes: [{ Name: 'nickname', Value: name }] })
    if (name === 'verify') await api.adminConfirmSignUp({ UserPoolId, Username: 'jane' })
    return respond(response(event))(event)
  }
  const {
    api,
    clientId: ClientId,
    poolId: UserPoolId,
  } = await withFunctions(t, {
    DefineAuthChallenge: next('define', ({ request }) =>
      (request.session as unknown[]).length > 0 ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' },
    ),
    CreateAuthChallenge: next('create', () => ({})),
    VerifyAuthChallengeResponse: next('verify', () => ({ answerCorrect: true })),
    PostAuthentication: next('after', () => ({})),
  })
  await api.signUp({ ClientId, Username: 'jane', Password: password })
  const { Session } = await api.initiateAuth({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'jane' } })
  const ChallengeResponses = { USERNAME: 'jane', ANSWER: 'x' }
  const answer = { ClientId, ChallengeName: 'CUSTOM_CHALLENGE' as const, Session, ChallengeResponses }
  t.ok((await api.respondToAuthChallenge(answer)).AuthenticationResult, 'also where one of them confirms the user')
  t.same(told, [
    'define - UNCONFIRMED',
    'create define UNCONFIRMED',
    'verify create UNCONFIRMED',
    'define verify CONFIRMED',
    'after define CONFIRMED',
  ])
})

t.test('a right answer signs nobody in who has not been confirmed', async (t) => {
  const scene = await withFunctions(t, {
    DefineAuthChallenge: (event) =>
      respond((event.request.session as unknown[]).length > 0 ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' })(event),
    CreateAuthChallenge: respond({}),
    VerifyAuthChallengeResponse: respond({ answerCorrect: true }),
  })
  const { api, clientId: ClientId, poolId: UserPoolId } = scene
  await api.signUp({ ClientId, Username: 'jane', Password: password })
  const signIn = async () => {
    const { Session } = await api.initiateAuth({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'jane' } })
    const ChallengeResponses = { USERNAME: 'jane', ANSWER: 'x' }
    return await api.respondToAuthChallenge({ ClientId, ChallengeName: 'CUSTOM_CHALLENGE', Session, ChallengeResponses })
  }
  await t.rejects(signIn(), { name: 'UserNotConfirmedException', message: 'User is not confirmed.' })
  await api.adminConfirmSignUp({ UserPoolId, Username: 'jane' })
  t.ok((await signIn()).AuthenticationResult)
})

/** Asks for the word of each round until it was right, or the function gives up. */
const words: Functions = {
  DefineAuthChallenge: (event) => {
    const session = event.request.session as { challengeName: string; challengeResult: boolean }[]
    const last = session.at(-1)
    if (last?.challengeName === 'SRP_A') return respond({ challengeName: 'PASSWORD_VERIFIER' })(event)
    if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult) return respond({ issueTokens: true })(event)
    return respond({ challengeName: 'CUSTOM_CHALLENGE' })(event)
  },
  CreateAuthChallenge: respond({
    publicChallengeParameters: { hint: 'a word' },
    privateChallengeParameters: { word: 'sesame' },
    challengeMetadata: 'WORD',
  }),
  VerifyAuthChallengeResponse: (event) => {
    const { privateChallengeParameters, challengeAnswer } = event.request as {
      privateChallengeParameters: { word: string }
      challengeAnswer: string
    }
    return respond({ answerCorrect: privateChallengeParameters.word === challengeAnswer })(event)
  },
}

t.test('a custom authentication: challenges, private parameters, three rounds', async (t) => {
  const scene = await withFunctions(t, words)
  const { api, clientId } = scene
  await scene.addUser('jane')
  const start = () => api.initiateAuth({ ClientId: clientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'jane' } })
  const answer = (Session: string | undefined, ANSWER: string) =>
    api.respondToAuthChallenge({
      ClientId: clientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME: 'jane', ANSWER },
      ClientMetadata: { a: 'b' },
    })
  const begun = await start()
  t.match(begun, { ChallengeName: 'CUSTOM_CHALLENGE' })
  t.same(begun.ChallengeParameters, { hint: 'a word', USERNAME: 'jane' }, 'what is private stays')
  const second = await answer(begun.Session, 'open')
  t.match(second, { ChallengeName: 'CUSTOM_CHALLENGE' })
  await t.rejects(answer(begun.Session, 'sesame'), { message: 'Invalid session for the user, session is expired.' })
  const third = await answer(second.Session, 'please')
  t.ok((await answer(third.Session, 'sesame')).AuthenticationResult, 'tokens on the third round still come')
  t.match(seen(scene, 'DefineAuthChallenge').at(-1)?.request, {
    session: [
      { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'WORD' },
      { challengeResult: false },
      { challengeResult: true },
    ],
    clientMetadata: { a: 'b' },
  })
  let { Session } = await start()
  for (const word of ['a', 'b']) ({ Session } = await answer(Session, word))
  await t.rejects(answer(Session, 'c'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  await scene.api.updateUserPool({ UserPoolId: scene.poolId })
  await t.rejects(start(), { message: 'Custom auth lambda trigger is not configured for the user pool.' })
})

t.test('a custom authentication that begins with SRP, by amazon-cognito-identity-js', async (t) => {
  const scene = await withFunctions(t, words)
  await scene.addUser('jane')
  const pool = new CognitoUserPool({ UserPoolId: scene.poolId, ClientId: scene.clientId, endpoint: scene.url })
  const user = new CognitoUser({ Username: 'jane', Pool: pool })
  user.setAuthenticationFlowType('CUSTOM_AUTH')
  const enter = (Password: string) =>
    new Promise((onSuccess, onFailure) => {
      const callbacks = { onSuccess, onFailure, customChallenge: () => user.sendCustomChallengeAnswer('sesame', callbacks) }
      user.authenticateUser(new AuthenticationDetails({ Username: 'jane', Password }), callbacks)
    })
  await t.rejects(enter('Wrong99!'), { message: 'Incorrect username or password.' })
  t.ok(await enter(password))
  t.match(seen(scene, 'DefineAuthChallenge').at(-1)?.request.session, [
    { challengeName: 'SRP_A', challengeResult: true },
    { challengeName: 'PASSWORD_VERIFIER', challengeResult: true },
    { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true },
  ])
})

t.test('where the client hides whether users exist, functions are told, and nobody else', async (t) => {
  const scene = await withFunctions(
    t,
    {
      PreAuthentication: respond({}),
      DefineAuthChallenge: (event) => {
        const answered = (event.request.session as unknown[]).length
        return respond(answered === 0 ? { challengeName: 'CUSTOM_CHALLENGE' } : { issueTokens: true })(event)
      },
      CreateAuthChallenge: respond({ publicChallengeParameters: { hint: 'x' }, privateChallengeParameters: { answer: 'y' } }),
      VerifyAuthChallengeResponse: respond({ answerCorrect: true }),
    },
    { appClient: { PreventUserExistenceErrors: 'ENABLED' } },
  )
  const { api, clientId: ClientId } = scene
  await scene.addUser('jane')
  const enter = async (USERNAME: string) => {
    const begun = await api.initiateAuth({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } })
    t.match(begun, { ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { hint: 'x', USERNAME: String } }, USERNAME)
    const ChallengeResponses = { USERNAME, ANSWER: 'y' }
    return api.respondToAuthChallenge({ ClientId, ChallengeName: 'CUSTOM_CHALLENGE', Session: begun.Session, ChallengeResponses })
  }
  t.ok((await enter('jane')).AuthenticationResult)
  await t.rejects(
    enter('ghost'),
    { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
    'whatever the function says',
  )
  for (const name of ['PreAuthentication', 'DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse']) {
    const requests = seen(scene, name).map(({ request }) => request)
    t.match([requests[0]?.userNotFound, requests.at(-1)?.userNotFound, requests.at(-1)?.userAttributes], [false, true, {}], name)
  }
  await t.rejects(scene.signIn('ghost'), { message: 'Incorrect username or password.' })
  t.equal(seen(scene, 'PreAuthentication').length, 3)

  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: scene.poolId,
    ClientName: 'open',
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
  })
  const open = { ClientId: UserPoolClient?.ClientId, AuthFlow: 'CUSTOM_AUTH' as const }
  await t.rejects(api.initiateAuth({ ...open, AuthParameters: { USERNAME: 'ghost' } }), { name: 'UserNotFoundException' })
  await api.initiateAuth({ ...open, AuthParameters: { USERNAME: 'jane' } })
  t.notOk('userNotFound' in (seen(scene, 'DefineAuthChallenge').at(-1)?.request ?? {}))
})
