/** Users and groups: what administrators and users themselves do to them. */
import t from 'tap'
import { password, startScene } from '../support/scene.ts'

const attribute = (Name: string, Value: string) => ({ Name, Value })

t.test('an administrator creates a user who has to change the password', async (t) => {
  const { api, poolId, clientId, messages, code, clock } = await startScene(t)
  const { User } = await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'jane',
    UserAttributes: [attribute('email', 'jane@example.com')],
    DesiredDeliveryMediums: ['EMAIL'],
  })
  t.match(User, { Username: 'jane', Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' })
  t.match(messages('jane@example.com'), [
    {
      kind: 'CustomMessage_AdminCreateUser',
      subject: 'Your temporary password',
      body: `Your username is jane and temporary password is ${code('jane')}.`,
    },
  ])
  await t.rejects(api.adminCreateUser({ UserPoolId: poolId, Username: 'jane' }), {
    name: 'UsernameExistsException',
    message: 'User account already exists',
  })
  const start = (PASSWORD: string) =>
    api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'jane', PASSWORD } })
  await t.rejects(start('Wrong99!'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  t.match(await start(code('jane')), { ChallengeName: 'NEW_PASSWORD_REQUIRED' })
  const old = code('jane')
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'jane', MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] })
  t.not(code('jane'), old)
  await t.rejects(start(old), { name: 'NotAuthorizedException' })
  clock.pass(7 * 86_400)
  await t.rejects(start(code('jane')), {
    name: 'NotAuthorizedException',
    message: 'Temporary password has expired and must be reset by an administrator.',
  })
  await api.adminSetUserPassword({ UserPoolId: poolId, Username: 'jane', Password: password, Permanent: true })
  await t.rejects(api.adminCreateUser({ UserPoolId: poolId, Username: 'jane', MessageAction: 'RESEND' }), {
    name: 'UnsupportedUserStateException',
  })
  await t.rejects(api.adminCreateUser({ UserPoolId: poolId, Username: 'ghost', MessageAction: 'RESEND' }), {
    name: 'UserNotFoundException',
  })
  await t.rejects(api.adminCreateUser({ UserPoolId: poolId, Username: 'joe', TemporaryPassword: 'short' }), {
    name: 'InvalidPasswordException',
  })
})

t.test('a taken alias is refused, or moved when forced', async (t) => {
  const { api, poolId, addUser } = await startScene(t, { pool: { AliasAttributes: ['email'] } })
  const taken = { email: 'a@example.com', email_verified: 'true' }
  await addUser('one', taken)
  const second = { UserPoolId: poolId, Username: 'two', UserAttributes: Object.entries(taken).map(([Name, Value]) => ({ Name, Value })) }
  await t.rejects(api.adminCreateUser(second), { name: 'AliasExistsException', message: 'An account with the email already exists.' })
  await api.adminCreateUser({ ...second, ForceAliasCreation: true })
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'a@example.com' }), { Username: 'two' })
})

t.test('an address that is said to be verified becomes an alias, and must be free', async (t) => {
  const { api, poolId, addUser } = await startScene(t, { pool: { AliasAttributes: ['email'] } })
  await addUser('one', { email: 'a@example.com', email_verified: 'true' })
  await addUser('two', { email: 'a@example.com' })
  await t.rejects(
    api.adminUpdateUserAttributes({ UserPoolId: poolId, Username: 'two', UserAttributes: [attribute('email_verified', 'true')] }),
    { name: 'AliasExistsException', message: 'An account with the email already exists.' },
  )
})

t.test('the answer to NEW_PASSWORD_REQUIRED gives what is missing, changes nothing that is there, and verifies nothing', async (t) => {
  const { api, poolId, clientId } = await startScene(t, { pool: { Schema: [{ Name: 'name', Required: true }] } })
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'jane',
    TemporaryPassword: password,
    MessageAction: 'SUPPRESS',
    UserAttributes: [attribute('name', 'Jane'), attribute('email', 'old@example.com'), attribute('email_verified', 'true')],
  })
  const { Session } = await api.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: password },
  })
  const answer = (attributes: Readonly<Record<string, string>>) =>
    api.respondToAuthChallenge({
      ClientId: clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'jane', NEW_PASSWORD: 'Another1!', ...attributes },
    })
  await t.rejects(answer({ 'userAttributes.name': 'Jane' }), {
    name: 'NotAuthorizedException',
    message: 'Cannot modify an already provided name',
  })
  await answer({ 'userAttributes.email': 'new@example.com' })
  const { UserAttributes } = await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' })
  t.match(Object.fromEntries((UserAttributes ?? []).map(({ Name, Value }) => [Name, Value])), {
    email: 'new@example.com',
    email_verified: 'false',
  })
})

t.test('every operation on a missing user says so', async (t) => {
  const { api, poolId } = await startScene(t)
  const user = { UserPoolId: poolId, Username: 'ghost' }
  const calls = {
    adminGetUser: () => api.adminGetUser(user),
    adminDeleteUser: () => api.adminDeleteUser(user),
    adminEnableUser: () => api.adminEnableUser(user),
    adminDisableUser: () => api.adminDisableUser(user),
    adminConfirmSignUp: () => api.adminConfirmSignUp(user),
    adminResetUserPassword: () => api.adminResetUserPassword(user),
    adminUserGlobalSignOut: () => api.adminUserGlobalSignOut(user),
    adminSetUserPassword: () => api.adminSetUserPassword({ ...user, Password: password }),
    adminUpdateUserAttributes: () => api.adminUpdateUserAttributes({ ...user, UserAttributes: [attribute('name', 'x')] }),
    adminDeleteUserAttributes: () => api.adminDeleteUserAttributes({ ...user, UserAttributeNames: ['name'] }),
    adminListGroupsForUser: () => api.adminListGroupsForUser(user),
  }
  for (const [name, call] of Object.entries(calls))
    await t.rejects(call(), { name: 'UserNotFoundException', message: 'User does not exist.' }, name)
})

t.test('confirm, disable, enable, delete', async (t) => {
  const { api, poolId, clientId, signIn, addUser } = await startScene(t)
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: [attribute('email', 'j@example.com')] })
  const user = { UserPoolId: poolId, Username: 'jane' }
  await api.adminConfirmSignUp(user)
  t.match(await api.adminGetUser(user), { UserStatus: 'CONFIRMED', UserAttributes: [{}, {}, attribute('email_verified', 'false')] })
  await t.rejects(api.adminConfirmSignUp(user), { message: 'User cannot be confirmed. Current status is CONFIRMED' })
  const { AccessToken, RefreshToken } = await signIn('jane')
  await api.adminDisableUser(user)
  await t.rejects(signIn('jane'), { name: 'NotAuthorizedException', message: 'User is disabled.' })
  await t.rejects(api.getUser({ AccessToken }), { message: 'Access Token has been revoked' })
  await api.adminEnableUser(user)
  await t.rejects(api.getTokensFromRefreshToken({ ClientId: clientId, RefreshToken }), { message: 'Refresh Token has been revoked' })
  const again = await signIn('jane')
  await api.adminDeleteUser(user)
  await t.rejects(api.getUser({ AccessToken: again.AccessToken }), { name: 'UserNotFoundException', message: 'User does not exist.' })
  await addUser('jane')
  await t.rejects(
    api.getUser({ AccessToken: again.AccessToken }),
    { message: 'Access Token has been revoked' },
    'a namesake is another user',
  )
})

t.test('an administrator can force a password to be reset', async (t) => {
  const { api, poolId, clientId, addUser, signIn, code } = await startScene(t)
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  await api.adminResetUserPassword({ UserPoolId: poolId, Username: 'jane' })
  await t.rejects(signIn('jane'), { name: 'PasswordResetRequiredException', message: 'Password reset required for the user' })
  await api.confirmForgotPassword({ ClientId: clientId, Username: 'jane', ConfirmationCode: code('jane'), Password: 'Secret99!' })
  t.ok((await signIn('jane', 'Secret99!')).AccessToken)
  await api.signUp({ ClientId: clientId, Username: 'new', Password: password })
  await t.rejects(api.adminResetUserPassword({ UserPoolId: poolId, Username: 'new' }), {
    name: 'NotAuthorizedException',
    message: 'User password cannot be reset in the current state.',
  })
})

t.test('an earlier password is refused where the pool keeps a history', async (t) => {
  const { api, poolId, clientId, addUser, signIn } = await startScene(t, {
    pool: { Policies: { PasswordPolicy: { MinimumLength: 6, PasswordHistorySize: 2 } } },
  })
  await addUser('jane')
  const set = (Password: string) => api.adminSetUserPassword({ UserPoolId: poolId, Username: 'jane', Password, Permanent: true })
  await set('second')
  await t.rejects(set(password), { name: 'PasswordHistoryPolicyViolationException' })
  await set('third1')
  await set(password)
  t.ok((await signIn('jane')).AccessToken)

  await api.adminSetUserPassword({ UserPoolId: poolId, Username: 'jane', Password: 'Temporary', Permanent: false })
  const AuthParameters = { USERNAME: 'jane', PASSWORD: 'Temporary' }
  const { Session } = await api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })
  const choose = (NEW_PASSWORD: string) =>
    api.respondToAuthChallenge({
      ClientId: clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'jane', NEW_PASSWORD },
    })
  await t.rejects(choose(password), { name: 'PasswordHistoryPolicyViolationException' }, 'a temporary one does not hide those before it')
  t.ok((await choose('Temporary')).AuthenticationResult, 'and is none of them')
})

t.test('a code proves the address that it went to, and none that came after it', async (t) => {
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, signIn, code } = await startScene(t)
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  const { AccessToken } = await signIn('jane')
  const isVerified = async () =>
    (await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserAttributes?.find(({ Name }) => Name === 'email_verified')?.Value

  await api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' })
  const Code = code('jane@example.com')
  await api.forgotPassword({ ClientId, Username: 'jane' })
  await api.updateUserAttributes({ AccessToken, UserAttributes: [attribute('email', 'other@example.com')] })
  await t.rejects(api.verifyUserAttribute({ AccessToken, AttributeName: 'email', Code }), {
    name: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  })
  const reset = { ClientId, Username: 'jane', ConfirmationCode: code('jane@example.com'), Password: 'Password9!' }
  await api.confirmForgotPassword(reset)
  t.equal(await isVerified(), 'false')

  await api.updateUserAttributes({ AccessToken, UserAttributes: [attribute('email', 'jane@example.com')] })
  await api.verifyUserAttribute({ AccessToken, AttributeName: 'email', Code })
  t.equal(await isVerified(), 'true', 'the address is back')
})

t.test('a new address is unverified and sent a code; verified first, where the pool wants it so', async (t) => {
  const { api, poolId, addUser, signIn, code } = await startScene(t, { pool: { AutoVerifiedAttributes: ['email'] } })
  await addUser('jane', { email: 'old@example.com', email_verified: 'true' })
  const { AccessToken } = await signIn('jane')
  const get = async () =>
    Object.fromEntries((await api.getUser({ AccessToken })).UserAttributes?.map(({ Name, Value }) => [Name, Value]) ?? [])
  const update = (Value: string) => api.updateUserAttributes({ AccessToken, UserAttributes: [attribute('email', Value)] })
  t.same((await update('new@example.com')).CodeDeliveryDetailsList, [
    { Destination: 'n***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
  ])
  t.match(await get(), { email: 'new@example.com', email_verified: 'false' })
  const verify = (Code: string) => api.verifyUserAttribute({ AccessToken, AttributeName: 'email', Code })
  await t.rejects(verify('000000'), { name: 'CodeMismatchException' })
  await verify(code('new@example.com'))
  t.match(await get(), { email_verified: 'true' })
  t.same((await update('new@example.com')).CodeDeliveryDetailsList, [], 'the same address again is no change')

  await api.updateUserPool({
    UserPoolId: poolId,
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  })
  await update('third@example.com')
  t.match(await get(), { email: 'new@example.com', email_verified: 'true' })
  await verify(code('third@example.com'))
  t.match(await get(), { email: 'third@example.com', email_verified: 'true' })
  t.match(await api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' }), {
    CodeDeliveryDetails: { Destination: 't***@e***' },
  })
})

t.test('attributes: what may be written, changed and deleted', async (t) => {
  const { api, poolId, addUser, signIn } = await startScene(t, {
    pool: {
      Schema: [
        { Name: 'name', Required: true },
        { Name: 'badge', AttributeDataType: 'String', Mutable: false },
      ],
    },
    appClient: { WriteAttributes: ['name', 'email'], ReadAttributes: ['name'] },
  })
  await addUser('jane', { name: 'Jane', 'custom:badge': '7', email: 'j@example.com' })
  const { AccessToken } = await signIn('jane')
  t.same(
    (await api.getUser({ AccessToken })).UserAttributes?.map(({ Name }) => Name),
    ['sub', 'name'],
  )
  await t.rejects(api.updateUserAttributes({ AccessToken, UserAttributes: [attribute('nickname', 'J')] }), {
    name: 'NotAuthorizedException',
    message: 'A client attempted to write unauthorized attribute',
  })
  const admin = { UserPoolId: poolId, Username: 'jane' }
  await t.rejects(api.adminUpdateUserAttributes({ ...admin, UserAttributes: [attribute('custom:badge', '8')] }), {
    name: 'InvalidParameterException',
    message: 'user.custom:badge: Attribute cannot be updated.\n',
  })
  await t.rejects(api.adminUpdateUserAttributes({ ...admin, UserAttributes: [attribute('sub', 'x')] }), {
    message: /Attribute cannot be updated/,
  })
  await api.adminUpdateUserAttributes({ ...admin, UserAttributes: [attribute('email_verified', 'true')] })
  await t.rejects(api.adminDeleteUserAttributes({ ...admin, UserAttributeNames: ['name'] }), { name: 'InvalidParameterException' })
  await api.deleteUserAttributes({ AccessToken, UserAttributeNames: ['email'] })
  t.same(
    (await api.adminGetUser(admin)).UserAttributes?.map(({ Name }) => Name),
    ['sub', 'name', 'custom:badge'],
  )
})

t.test('a user changes the password, signs out everywhere and leaves', async (t) => {
  const { api, poolId, clientId, addUser, signIn } = await startScene(t)
  await addUser('jane')
  const { AccessToken, RefreshToken } = await signIn('jane')
  const change = (PreviousPassword: string) => api.changePassword({ AccessToken, PreviousPassword, ProposedPassword: 'Secret99!' })
  await t.rejects(change('Wrong99!'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  await change(password)
  const other = await signIn('jane', 'Secret99!')
  await api.globalSignOut({ AccessToken })
  for (const token of [AccessToken, other.AccessToken]) {
    await t.rejects(api.getUser({ AccessToken: token }), { name: 'NotAuthorizedException', message: 'Access Token has been revoked' })
  }
  await t.rejects(
    api.initiateAuth({ ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } }),
    {
      message: 'Refresh Token has been revoked',
    },
  )
  const last = await signIn('jane', 'Secret99!')
  await api.deleteUser({ AccessToken: last.AccessToken })
  await t.rejects(api.adminGetUser({ UserPoolId: poolId, Username: 'jane' }), { name: 'UserNotFoundException' })
})

t.test('ListUsers: filters, pages, chosen attributes', async (t) => {
  const { api, poolId, addUser } = await startScene(t)
  await addUser('Ann', { email: 'ann@example.com', name: 'Ann "A" Lee', given_name: 'Ann' })
  await addUser('bob', { email: 'bob@example.com', given_name: 'Bob' })
  await addUser('bea', { email: 'bea@other.org' })
  await api.adminDisableUser({ UserPoolId: poolId, Username: 'bea' })
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'new', MessageAction: 'SUPPRESS' })
  const rows: [string, string[]][] = [
    ['', ['Ann', 'bob', 'bea', 'new']],
    ['username = "bob"', ['bob']],
    ['username = "BOB"', []],
    ['username ^= "b"', ['bob', 'bea']],
    ['"email" = "ANN@example.com"', ['Ann']],
    ['email ^= "b"', ['bob', 'bea']],
    ['name = "Ann \\"A\\" Lee"', ['Ann']],
    ['status = "Disabled"', ['bea']],
    ['status = "disabled"', []],
    ['cognito:user_status = "FORCE_CHANGE_PASSWORD"', ['new']],
    ['given_name ^= ""', ['Ann', 'bob']],
  ]
  for (const [Filter, expected] of rows) {
    const { Users } = await api.listUsers({ UserPoolId: poolId, Filter })
    t.same(
      Users?.map(({ Username }) => Username),
      expected,
      Filter,
    )
  }
  const list = (Filter: string) => api.listUsers({ UserPoolId: poolId, Filter })
  await t.rejects(list('email == "x"'), { name: 'InvalidParameterException', message: 'Error while parsing filter' })
  await t.rejects(list('email = x'), { message: 'Error while parsing filter' })
  await t.rejects(list('custom:a = "x"'), { message: 'Invalid search attribute: custom:a' })
  const first = await api.listUsers({ UserPoolId: poolId, Limit: 3, AttributesToGet: ['email'] })
  t.same(
    first.Users?.map(({ Attributes }) => Attributes?.map(({ Name }) => Name)),
    [['email'], ['email'], ['email']],
  )
  const second = await api.listUsers({ UserPoolId: poolId, Limit: 3, PaginationToken: first.PaginationToken })
  t.same(
    second.Users?.map(({ Username }) => Username),
    ['new'],
  )
  await t.rejects(api.listUsers({ UserPoolId: poolId, Filter: 'email ^= "b"', PaginationToken: first.PaginationToken }), {
    name: 'InvalidParameterException',
  })
  await t.rejects(api.listUsers({ UserPoolId: poolId, AttributesToGet: ['nope'] }), {
    message: 'One or more requested attributes do not exist.',
  })
  await t.rejects(api.listUsers({ UserPoolId: poolId, Limit: 61 }), { message: /Member must have value less than or equal to 60/ })
})

t.test('groups', async (t) => {
  const { api, poolId, addUser } = await startScene(t)
  const { Group } = await api.createGroup({ UserPoolId: poolId, GroupName: 'staff', Description: 'us', Precedence: 3 })
  t.match(Group, { GroupName: 'staff', UserPoolId: poolId, Description: 'us', Precedence: 3 })
  const named = { UserPoolId: poolId, GroupName: 'staff' }
  await t.rejects(api.createGroup(named), { name: 'GroupExistsException', message: 'A group with the name already exists.' })
  t.match((await api.updateGroup({ ...named, Precedence: 1 })).Group, { Description: 'us', Precedence: 1 })
  t.match((await api.getGroup(named)).Group, { Precedence: 1 })
  await addUser('jane')
  await api.adminAddUserToGroup({ ...named, Username: 'jane' })
  await api.adminAddUserToGroup({ ...named, Username: 'jane' })
  t.same(
    (await api.listUsersInGroup(named)).Users?.map(({ Username }) => Username),
    ['jane'],
  )
  t.same(
    (await api.adminListGroupsForUser({ UserPoolId: poolId, Username: 'jane' })).Groups?.map(({ GroupName }) => GroupName),
    ['staff'],
  )
  await api.adminRemoveUserFromGroup({ ...named, Username: 'jane' })
  t.same((await api.listUsersInGroup(named)).Users, [])
  await api.createGroup({ UserPoolId: poolId, GroupName: 'other' })
  const first = await api.listGroups({ UserPoolId: poolId, Limit: 1 })
  t.same(
    (await api.listGroups({ UserPoolId: poolId, Limit: 1, NextToken: first.NextToken })).Groups?.map(({ GroupName }) => GroupName),
    ['other'],
  )
  await api.deleteGroup(named)
  for (const call of [
    api.getGroup(named),
    api.deleteGroup(named),
    api.listUsersInGroup(named),
    api.adminAddUserToGroup({ ...named, Username: 'jane' }),
  ]) {
    await t.rejects(call, { name: 'ResourceNotFoundException', message: 'Group not found.' })
  }
})

t.test('10,000 groups in a pool, 100 of them for one user', async (t) => {
  const { api, poolId, addUser, store } = await startScene(t)
  const group = (number: number) => ({ UserPoolId: poolId, GroupName: `g${number}` })
  const at = { CreationDate: 0, LastModifiedDate: 0 }
  for (let number = 0; number < 9999; number += 1) store.groups.put({ ...group(number), ...at })
  await api.createGroup(group(9999))
  await t.rejects(api.createGroup(group(10_000)), { name: 'LimitExceededException', message: 'A user pool can have at most 10000 groups.' })
  await t.rejects(api.createGroup(group(9999)), { name: 'GroupExistsException' })

  await addUser('jane')
  for (let number = 0; number < 100; number += 1) await api.adminAddUserToGroup({ ...group(number), Username: 'jane' })
  await t.rejects(api.adminAddUserToGroup({ ...group(100), Username: 'jane' }), {
    name: 'InvalidParameterException',
    message: 'A user can be in at most 100 groups.',
  })
  await api.adminAddUserToGroup({ ...group(7), Username: 'jane' })
  await api.adminRemoveUserFromGroup({ ...group(7), Username: 'jane' })
  await api.adminAddUserToGroup({ ...group(100), Username: 'jane' })
})

t.test('nobody is left without what the pool requires or signs in with', async (t) => {
  const {
    api,
    poolId: UserPoolId,
    addUser,
    signIn,
  } = await startScene(t, {
    pool: { UsernameAttributes: ['email', 'phone_number'], Schema: [{ Name: 'name', Required: true }] },
  })
  const Username = 'jane@example.com'
  await addUser(Username, { name: 'Jane' })
  const { AccessToken } = await signIn(Username)
  const set = (Name: string, Value: string) => ({ UserAttributes: [{ Name, Value }] })
  const blank = (name: string) => api.adminUpdateUserAttributes({ UserPoolId, Username, ...set(name, '') })
  const required = {
    name: 'InvalidParameterException',
    message: 'Attributes did not conform to the schema: name: The attribute is required\n',
  }
  await t.rejects(blank('name'), required)
  await t.rejects(api.updateUserAttributes({ AccessToken, ...set('name', '') }), required)
  await t.rejects(blank('email'), { name: 'InvalidParameterException' })
  await t.rejects(api.adminDeleteUserAttributes({ UserPoolId, Username, UserAttributeNames: ['email'] }), {
    name: 'InvalidParameterException',
  })
  await api.adminUpdateUserAttributes({ UserPoolId, Username, ...set('phone_number', '+12065550100') })
  await blank('email')
  t.ok((await signIn('+12065550100')).AccessToken)
})
