/** Sign-up, confirmation and recovery of a password. */
import { createHmac } from 'node:crypto'
import t from 'tap'
import { password, startScene } from '../support/scene.ts'

const email = (Value: string) => [{ Name: 'email', Value }]
const verifying = { AutoVerifiedAttributes: ['email' as const] }

t.test('a sign-up is unconfirmed until its code comes back, which also proves the address', async (t) => {
  const { api, clientId, poolId, code, messages } = await startScene(t, { pool: verifying })
  const answer = await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: email('jane@example.com') })
  t.match(answer, {
    UserConfirmed: false,
    UserSub: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    CodeDeliveryDetails: { Destination: 'j***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
  })
  t.match(messages('jane')[0], {
    kind: 'CustomMessage_SignUp',
    destination: 'jane@example.com',
    subject: 'Your verification code',
    body: /^Your confirmation code is \d{6}$/,
  })
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' }), {
    UserStatus: 'UNCONFIRMED',
    Enabled: true,
    UserAttributes: [{ Name: 'sub', Value: answer.UserSub }, ...email('jane@example.com'), { Name: 'email_verified', Value: 'false' }],
  })
  await t.rejects(api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: '000000' }), {
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  })
  await api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: code('jane') })
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' }), {
    UserStatus: 'CONFIRMED',
    UserAttributes: [{ Name: 'sub' }, { Name: 'email' }, { Name: 'email_verified', Value: 'true' }],
  })
  await t.rejects(api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: code('jane') }), {
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  })
})

t.test('without an address to verify there is no delivery, and that is no error', async (t) => {
  const { api, clientId } = await startScene(t, { pool: verifying })
  const answer = await api.signUp({ ClientId: clientId, Username: 'jane', Password: password })
  t.equal(answer.CodeDeliveryDetails, undefined)
  await t.rejects(api.resendConfirmationCode({ ClientId: clientId, Username: 'jane' }), {
    name: 'InvalidParameterException',
    message: 'Cannot resend codes. Auto verification not turned on.',
  })
})

t.test('what a sign-up is refused for', async (t) => {
  const { api, clientId, addUser } = await startScene(t, {
    pool: {
      ...verifying,
      Schema: [
        { Name: 'name', Required: true },
        { Name: 'level', AttributeDataType: 'Number', NumberAttributeConstraints: { MaxValue: '9' } },
      ],
    },
  })
  const named = [{ Name: 'name', Value: 'Jane' }]
  await addUser('taken', { name: 'T' }).catch(() => {})
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: named })
  const rows: [string, object, string, string][] = [
    ['a taken name', {}, 'UsernameExistsException', 'User already exists'],
    [
      'a short password',
      { Password: 'Aa1!' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ],
    [
      'several failures',
      { Password: 'password' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have uppercase characters, Password must have numeric characters, Password must have symbol characters',
    ],
    [
      'an unknown attribute',
      { UserAttributes: [{ Name: 'x', Value: '1' }] },
      'InvalidParameterException',
      'Attributes did not conform to the schema: x: Attribute does not exist in the schema.\n',
    ],
    [
      'a missing attribute',
      { Username: 'joe', UserAttributes: [] },
      'InvalidParameterException',
      'Attributes did not conform to the schema: name: The attribute is required\n',
    ],
    ['a bad address', { UserAttributes: email('nope') }, 'InvalidParameterException', 'Invalid email address format.'],
    [
      'a bad number',
      { UserAttributes: [{ Name: 'phone_number', Value: '0123' }] },
      'InvalidParameterException',
      'Invalid phone number format.',
    ],
    [
      'a flag of its own',
      { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    [
      'too great a number',
      { UserAttributes: [{ Name: 'custom:level', Value: '10' }] },
      'InvalidParameterException',
      'Attributes did not conform to the schema: custom:level: Number must be no greater than 9\n',
    ],
    ['an unknown client', { ClientId: 'none' }, 'ResourceNotFoundException', 'User pool client none does not exist.'],
  ]
  for (const [title, change, name, message] of rows) {
    const refused = api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: named, ...change })
    await t.rejects(refused, { name, message }, title)
  }
})

t.test('several violations are counted and joined, and what the API calls sensitive is not repeated', async (t) => {
  const { api } = await startScene(t)
  await t.rejects(api.signUp({ ClientId: 'not valid', Username: '', Password: 'a b' }), {
    name: 'InvalidParameterException',
    message:
      "4 validation errors detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+; " +
      "Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+; " +
      "Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
      "Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
  })
})

t.test('a code is replaced by the next one and lives a day', async (t) => {
  const { api, clientId, code, clock } = await startScene(t, { pool: verifying })
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: email('jane@example.com') })
  const first = code('jane')
  t.match(await api.resendConfirmationCode({ ClientId: clientId, Username: 'jane' }), { CodeDeliveryDetails: { Destination: 'j***@e***' } })
  await api.resendConfirmationCode({ ClientId: clientId, Username: 'jane' })
  await t.rejects(api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: first }), { name: 'CodeMismatchException' })
  clock.pass(86_401)
  await t.rejects(api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: code('jane') }), {
    name: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  })
})

t.test('codes are asked for five times an hour', async (t) => {
  const { api, clientId, clock } = await startScene(t, { pool: verifying })
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: email('jane@example.com') })
  const resend = () => api.resendConfirmationCode({ ClientId: clientId, Username: 'jane' })
  for (let time = 0; time < 5; time += 1) await resend()
  await t.rejects(resend(), { name: 'LimitExceededException', message: 'Attempt limit exceeded, please try after some time.' })
  clock.pass(3600)
  await resend()
})

t.test('an alias is claimed at confirmation, by one user at a time', async (t) => {
  const { api, clientId, poolId, code } = await startScene(t, { pool: { ...verifying, AliasAttributes: ['email'] } })
  for (const Username of ['one', 'two'])
    await api.signUp({ ClientId: clientId, Username, Password: password, UserAttributes: email('a@example.com') })
  await api.confirmSignUp({ ClientId: clientId, Username: 'one', ConfirmationCode: code('one') })
  const second = { ClientId: clientId, Username: 'two', ConfirmationCode: code('two') }
  await t.rejects(api.confirmSignUp(second), { name: 'AliasExistsException', message: 'An account with the email already exists.' })
  await api.confirmSignUp({ ...second, ForceAliasCreation: true })
  const flag = async (Username: string) =>
    (await api.adminGetUser({ UserPoolId: poolId, Username })).UserAttributes?.find(({ Name }) => Name === 'email_verified')?.Value
  t.same([await flag('one'), await flag('two')], ['false', 'true'])
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'a@example.com' }), { Username: 'two' })
  await t.rejects(api.signUp({ ClientId: clientId, Username: 'b@example.com', Password: password }), {
    message: /Username cannot be of email format/,
  })
})

t.test('with username attributes the username is the sub', async (t) => {
  const { api, clientId, signIn, code } = await startScene(t, { pool: { ...verifying, UsernameAttributes: ['email'] } })
  const { UserSub } = await api.signUp({ ClientId: clientId, Username: 'a@example.com', Password: password })
  await t.rejects(api.signUp({ ClientId: clientId, Username: 'a@example.com', Password: password }), { name: 'UsernameExistsException' })
  await t.rejects(api.signUp({ ClientId: clientId, Username: 'plain', Password: password }), { message: 'Username should be an email.' })
  await api.confirmSignUp({ ClientId: clientId, Username: 'a@example.com', ConfirmationCode: code('a@example.com') })
  const { AccessToken } = await signIn('a@example.com')
  t.match(await api.getUser({ AccessToken }), {
    Username: UserSub,
    UserAttributes: [{ Name: 'sub', Value: UserSub }, ...email('a@example.com')],
  })
})

t.test('usernames differ in case unless the pool says otherwise', async (t) => {
  const sensitive = await startScene(t)
  await sensitive.addUser('Jane')
  await sensitive.addUser('jane')
  const folded = await startScene(t, { pool: { UsernameConfiguration: { CaseSensitive: false } } })
  await folded.addUser('Jane')
  await t.rejects(folded.addUser('jANE'), { name: 'UsernameExistsException', message: 'User account already exists' })
  t.ok((await folded.signIn('JANE')).AccessToken)
})

t.test('a client with a secret wants a hash over the name as it was sent', async (t) => {
  const { api, clientId, poolId } = await startScene(t, { appClient: { GenerateSecret: true } })
  const secret = (await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })).UserPoolClient?.ClientSecret ?? ''
  const hash = (name: string) => createHmac('sha256', secret).update(`${name}${clientId}`).digest('base64')
  const join = (SecretHash?: string) => api.signUp({ ClientId: clientId, Username: 'jane', Password: password, SecretHash })
  await t.rejects(join(), {
    name: 'NotAuthorizedException',
    message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
  })
  await t.rejects(join(hash('joe')), { name: 'NotAuthorizedException', message: `Unable to verify secret hash for client ${clientId}` })
  t.ok((await join(hash('jane'))).UserSub)
})

t.test('only an administrator signs users up, where the pool says so', async (t) => {
  const { api, clientId } = await startScene(t, { pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } })
  await t.rejects(api.signUp({ ClientId: clientId, Username: 'jane', Password: password }), {
    name: 'NotAuthorizedException',
    message: 'SignUp is not permitted for this user pool',
  })
})

t.test('a forgotten password is replaced with a code that lives an hour', async (t) => {
  const { api, clientId, addUser, signIn, code, clock } = await startScene(t)
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  const forgot = await api.forgotPassword({ ClientId: clientId, Username: 'jane' })
  t.same(forgot.CodeDeliveryDetails, { Destination: 'j***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' })
  const confirm = (ConfirmationCode: string, Password = 'Secret99!') =>
    api.confirmForgotPassword({ ClientId: clientId, Username: 'jane', ConfirmationCode, Password })
  await t.rejects(confirm('999999'), { name: 'CodeMismatchException' })
  await t.rejects(confirm(code('jane'), 'short'), {
    name: 'InvalidPasswordException',
    message: /^Password does not conform to policy: Password not long enough/,
  })
  await confirm(code('jane'))
  t.ok((await signIn('jane', 'Secret99!')).AccessToken)
  await t.rejects(signIn('jane'), { name: 'NotAuthorizedException' })
  await t.rejects(confirm(code('jane')), { name: 'ExpiredCodeException' })
  await api.forgotPassword({ ClientId: clientId, Username: 'jane' })
  clock.pass(3601)
  await t.rejects(confirm(code('jane')), { name: 'ExpiredCodeException' })
})

t.test('who cannot recover a password', async (t) => {
  const { api, clientId, poolId, addUser, store } = await startScene(t)
  await addUser('nobody', { email: 'a@example.com' })
  const forgot = (Username: string) => api.forgotPassword({ ClientId: clientId, Username })
  await t.rejects(forgot('ghost'), { name: 'UserNotFoundException', message: 'Username/client id combination not found.' })
  await t.rejects(forgot('nobody'), {
    name: 'InvalidParameterException',
    message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
  })
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'invited', MessageAction: 'SUPPRESS' })
  await t.rejects(forgot('invited'), { name: 'NotAuthorizedException', message: 'User password cannot be reset in the current state.' })
  await api.updateUserPool({ UserPoolId: poolId, AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } })
  await t.rejects(forgot('nobody'), { name: 'NotAuthorizedException', message: 'Contact administrator to reset password.' })
  t.equal(store.messages.size, 0)
})

t.test('a verified phone comes before a verified email, unless the pool has an order of its own', async (t) => {
  const { api, clientId, poolId, addUser } = await startScene(t)
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true', phone_number: '+12065550100', phone_number_verified: 'true' })
  const sent = async () => (await api.forgotPassword({ ClientId: clientId, Username: 'jane' })).CodeDeliveryDetails
  t.same(await sent(), { Destination: '+*******0100', DeliveryMedium: 'SMS', AttributeName: 'phone_number' })
  await api.updateUserPool({
    UserPoolId: poolId,
    AccountRecoverySetting: {
      RecoveryMechanisms: [
        { Name: 'verified_phone_number', Priority: 2 },
        { Name: 'verified_email', Priority: 1 },
      ],
    },
  })
  t.match(await sent(), { DeliveryMedium: 'EMAIL' })
})

t.test('a client that hides whether users exist simulates the same answer each time', async (t) => {
  const { api, clientId, poolId, addUser, store } = await startScene(t, {
    pool: verifying,
    appClient: { PreventUserExistenceErrors: 'ENABLED' },
  })
  const forgot = async (Username: string) => (await api.forgotPassword({ ClientId: clientId, Username })).CodeDeliveryDetails
  const ghost = await forgot('ghost')
  t.match(ghost, { Destination: /^[a-z]\*\*\*@[a-z]\*\*\*$/, DeliveryMedium: 'EMAIL', AttributeName: 'email' })
  t.same(await forgot('ghost'), ghost)
  await addUser('off', { email: 'off@example.com', email_verified: 'true' })
  await api.adminDisableUser({ UserPoolId: poolId, Username: 'off' })
  t.match(await forgot('off'), { DeliveryMedium: 'EMAIL' })
  t.match((await api.resendConfirmationCode({ ClientId: clientId, Username: 'ghost' })).CodeDeliveryDetails, ghost)
  t.equal(store.messages.size, 0, 'nothing was sent')
  const confirm = { ClientId: clientId, ConfirmationCode: '123456', Password: password }
  await t.rejects(api.confirmForgotPassword({ ...confirm, Username: 'ghost' }), { name: 'CodeMismatchException' })
  await t.rejects(api.confirmForgotPassword({ ...confirm, Username: 'off' }), { name: 'CodeMismatchException' })
  await addUser('on')
  await t.rejects(api.confirmForgotPassword({ ...confirm, Username: 'on' }), { name: 'ExpiredCodeException' })
  await t.rejects(api.confirmSignUp({ ClientId: clientId, Username: 'ghost', ConfirmationCode: '123456' }), {
    name: 'ExpiredCodeException',
  })
})

t.test('a pool that confirms by link sends one', async (t) => {
  const { api, clientId, poolId, url, messages } = await startScene(t, {
    pool: {
      ...verifying,
      VerificationMessageTemplate: {
        DefaultEmailOption: 'CONFIRM_WITH_LINK',
        EmailMessageByLink: 'Go {##there##}',
        EmailSubjectByLink: 'Hello {username}',
      },
    },
  })
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: email('jane@example.com') })
  const [message] = messages('jane')
  t.equal(message?.link, `${url}/confirmUser?client_id=${clientId}&user_name=jane&confirmation_code=${message?.code}`)
  const click = async () => {
    const response = await fetch(message?.link ?? '', { headers: { 'sec-fetch-site': 'cross-site' } })
    return [response.status, await response.text()]
  }
  t.match(await click(), [200, /Your registration has been confirmed/])
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' }), { UserStatus: 'CONFIRMED' })
  t.match(await click(), [400, /User cannot be confirmed. Current status is CONFIRMED/])
  t.match(message, { subject: 'Hello jane', body: `Go <a href="${message?.link}">there</a>` })
})

t.test('a client that hides whether users exist limits those who do not, and says of no pool more than of its users', async (t) => {
  const { api, clientId, poolId, addUser } = await startScene(t, { pool: verifying, appClient: { PreventUserExistenceErrors: 'ENABLED' } })
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  await api.signUp({ ClientId: clientId, Username: 'new', Password: password, UserAttributes: email('new@example.com') })
  const calls = {
    forgot: (Username: string) => api.forgotPassword({ ClientId: clientId, Username }),
    reset: (Username: string) => api.confirmForgotPassword({ ClientId: clientId, Username, ConfirmationCode: '0', Password: password }),
    resend: (Username: string) => api.resendConfirmationCode({ ClientId: clientId, Username }),
    confirm: (Username: string) => api.confirmSignUp({ ClientId: clientId, Username, ConfirmationCode: '0' }),
  }
  const times = async (call: (name: string) => Promise<unknown>, name: string) => {
    for (let time = 0; time < 30; time += 1) {
      const said = await call(name).then(
        () => '',
        (error: Error) => error.name,
      )
      if (said === 'LimitExceededException') return time
    }
    return Number.POSITIVE_INFINITY
  }
  t.same(await times(calls.forgot, 'ghost'), await times(calls.forgot, 'jane'))
  t.same(await times(calls.reset, 'ghost'), await times(calls.reset, 'jane'))
  t.same(await times(calls.resend, 'ghost'), await times(calls.resend, 'new'))
  t.same(await times(calls.confirm, 'ghost'), await times(calls.confirm, 'new'))
  await api.updateUserPool({ UserPoolId: poolId, AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } })
  for (const name of ['jane', 'ghost', 'other']) {
    await t.rejects(calls.forgot(name), { name: 'NotAuthorizedException', message: 'Contact administrator to reset password.' }, name)
  }
})

t.test('a preferred username that is an alias comes after the confirmation, and is nobody else’s name', async (t) => {
  const {
    api,
    clientId: ClientId,
    poolId: UserPoolId,
    addUser,
    signIn,
  } = await startScene(t, {
    pool: { AliasAttributes: ['preferred_username'], UsernameConfiguration: { CaseSensitive: false } },
  })
  const preferred = (Value: string) => [{ Name: 'preferred_username', Value }]
  const user = { ClientId, Username: 'jane', Password: password }
  await t.rejects(api.signUp({ ...user, UserAttributes: preferred('jj') }), {
    name: 'InvalidParameterException',
    message: 'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
  })
  await addUser('jane')
  await addUser('joe')
  const prefer = (Username: string, value: string) =>
    api.adminUpdateUserAttributes({ UserPoolId, Username, UserAttributes: preferred(value) })
  await prefer('jane', 'jj')
  t.ok((await signIn('jj')).AccessToken)
  const taken = { name: 'AliasExistsException', message: 'An account with the preferred_username already exists.' }
  await t.rejects(prefer('joe', 'jj'), taken)
  await t.rejects(prefer('joe', 'jane'), taken)
  await t.rejects(prefer('joe', 'JANE'), taken, 'in whatever case, where the pool does not mind it')
  await t.rejects(api.signUp({ ClientId, Username: 'jj', Password: password }), { name: 'UsernameExistsException' })
  const forced = { UserPoolId, Username: 'jim', UserAttributes: preferred('jj'), ForceAliasCreation: true }
  await t.rejects(api.adminCreateUser(forced), taken, 'only addresses can be taken over')
})
