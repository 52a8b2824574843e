/** User pools, app clients, tags: what is set, what is assumed, what is refused. */
import { createHmac, X509Certificate } from 'node:crypto'
import type { AuthFactorType, CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { startScene } from '../support/scene.ts'

t.test('a new pool has every default in its place', async (t) => {
  const { api, poolId } = await startScene(t)
  const { UserPool } = await api.describeUserPool({ UserPoolId: poolId })
  t.match(UserPool, {
    Id: /^us-east-1_[0-9a-zA-Z]{9}$/,
    Name: 'pool',
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    DeletionProtection: 'INACTIVE',
    LambdaConfig: {},
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    MfaConfiguration: 'OFF',
    EstimatedNumberOfUsers: 0,
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    UserPoolTier: 'ESSENTIALS',
    Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${poolId}`,
  })
  t.equal(UserPool?.SchemaAttributes?.length, 20)
  t.same(UserPool?.SchemaAttributes?.[0], {
    Name: 'sub',
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: false,
    Required: true,
    StringAttributeConstraints: { MinLength: '1', MaxLength: '2048' },
  })
  for (const absent of ['AccountRecoverySetting', 'UserPoolTags', 'SmsConfiguration', 'region', 'simulationSecret'])
    t.notOk(Object.hasOwn(UserPool ?? {}, absent), absent)
  t.equal(UserPool?.CreationDate?.toISOString(), '2026-11-21T12:00:00.000Z')
})

t.test('a given password policy requires only what it names', async (t) => {
  const { api, poolId } = await startScene(t, { pool: { Policies: { PasswordPolicy: { MinimumLength: 10, RequireNumbers: true } } } })
  const { UserPool } = await api.describeUserPool({ UserPoolId: poolId })
  t.same(UserPool?.Policies?.PasswordPolicy, {
    MinimumLength: 10,
    RequireUppercase: false,
    RequireLowercase: false,
    RequireNumbers: true,
    RequireSymbols: false,
    TemporaryPasswordValidityDays: 7,
  })
})

t.test('what UpdateUserPool leaves out goes back to its default', async (t) => {
  const { api, poolId, clock } = await startScene(t, {
    pool: { AutoVerifiedAttributes: ['email'], DeletionProtection: 'ACTIVE', AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
  })
  clock.pass(60)
  await api.updateUserPool({ UserPoolId: poolId, PoolName: 'renamed' })
  const { UserPool } = await api.describeUserPool({ UserPoolId: poolId })
  t.match(UserPool, { Name: 'renamed', DeletionProtection: 'INACTIVE', AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } })
  t.equal(UserPool?.AutoVerifiedAttributes, undefined)
  t.equal(UserPool?.LastModifiedDate?.toISOString(), '2026-11-21T12:01:00.000Z')
})

t.test('ids can be chosen by tag and by client name', async (t) => {
  const { api } = await startScene(t)
  const { UserPool } = await api.createUserPool({ PoolName: 'p1', UserPoolTags: { _custom_id_: 'myid123' } })
  t.equal(UserPool?.Id, 'myid123')
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: 'myid123', ClientName: '_custom_id_:myclient123' })
  t.equal(UserPoolClient?.ClientId, 'myclient123')
  t.match(await api.describeUserPool({ UserPoolId: 'myid123' }), { UserPool: { Id: 'myid123' } })
  await t.rejects(api.createUserPool({ PoolName: 'p2', UserPoolTags: { _custom_id_: 'myid123' } }), {
    name: 'InvalidParameterException',
    message: 'The id myid123 that _custom_id_ asks for is taken.',
  })
  await t.rejects(api.describeUserPool({ UserPoolId: 'other123' }), { message: /Member must satisfy regular expression pattern/ })
})

t.test('pools are listed page by page; a token belongs to its list', async (t) => {
  const { api, poolId } = await startScene(t)
  for (const name of ['b', 'c']) await api.createUserPool({ PoolName: name })
  const first = await api.listUserPools({ MaxResults: 2 })
  t.same(
    first.UserPools?.map(({ Name }) => Name),
    ['pool', 'b'],
  )
  t.same(Object.keys(first.UserPools?.[0] ?? {}).sort(), ['CreationDate', 'Id', 'LambdaConfig', 'LastModifiedDate', 'Name'])
  const second = await api.listUserPools({ MaxResults: 2, NextToken: first.NextToken })
  t.same(
    second.UserPools?.map(({ Name }) => Name),
    ['c'],
  )
  t.equal(second.NextToken, undefined)
  await t.rejects(api.listUserPoolClients({ UserPoolId: poolId, NextToken: first.NextToken }), { name: 'InvalidParameterException' })
})

t.test('a pool is only in its own region', async (t) => {
  const { api, poolId, url } = await startScene(t)
  const elsewhere = new (api.constructor as typeof import('@aws-sdk/client-cognito-identity-provider').CognitoIdentityProvider)({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  t.teardown(() => elsewhere.destroy())
  await t.rejects(elsewhere.describeUserPool({ UserPoolId: poolId }), {
    name: 'ResourceNotFoundException',
    message: `User pool ${poolId} does not exist.`,
  })
  const { UserPool } = await elsewhere.createUserPool({ PoolName: 'there' })
  t.match(UserPool?.Id, /^eu-west-1_/)
  t.same((await api.listUserPools({ MaxResults: 10 })).UserPools?.length, 1)
})

t.test('a pool is not deleted while it is protected or has a domain; then all that is in it goes with it', async (t) => {
  const { api, poolId, clientId, addUser, store } = await startScene(t, { pool: { DeletionProtection: 'ACTIVE' } })
  await addUser('jane', { email: 'jane@example.com' })
  await api.createGroup({ UserPoolId: poolId, GroupName: 'staff' })
  await api.adminAddUserToGroup({ UserPoolId: poolId, GroupName: 'staff', Username: 'jane' })
  await t.rejects(api.deleteUserPool({ UserPoolId: poolId }), {
    name: 'InvalidParameterException',
    message: /deletion protection is activated/,
  })
  await api.updateUserPool({ UserPoolId: poolId })
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app' })
  await t.rejects(api.deleteUserPool({ UserPoolId: poolId }), { message: /It has a domain configured/ })
  await t.rejects(api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'auth.example.com' }), { name: 'InvalidParameterException' })
  await api.deleteUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app' })
  await api.deleteUserPool({ UserPoolId: poolId })
  await t.rejects(api.listUsers({ UserPoolId: poolId }), {
    name: 'ResourceNotFoundException',
    message: `User pool ${poolId} does not exist.`,
  })
  await t.rejects(api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH' }), {
    name: 'ResourceNotFoundException',
    message: `User pool client ${clientId} does not exist.`,
  })
  for (const kind of ['users', 'groups', 'memberships', 'userPoolClients'] as const) t.equal(store[kind].size, 0, kind)
})

t.test('custom attributes are added, never twice, never required', async (t) => {
  const { api, poolId } = await startScene(t)
  await api.addCustomAttributes({ UserPoolId: poolId, CustomAttributes: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: false }] })
  const { UserPool } = await api.describeUserPool({ UserPoolId: poolId })
  t.same(UserPool?.SchemaAttributes?.at(-1), {
    Name: 'custom:tenant',
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: false,
    Required: false,
    StringAttributeConstraints: {},
  })
  const add = (Name: string, Required = false) =>
    api.addCustomAttributes({ UserPoolId: poolId, CustomAttributes: [{ Name, AttributeDataType: 'String', Required }] })
  await t.rejects(add('tenant'), { message: 'custom:tenant: Existing attribute already has name custom:tenant.' })
  await t.rejects(add('other', true), { message: 'Required custom attributes are not supported currently.' })
})

t.test('settings that cannot be', async (t) => {
  const { api } = await startScene(t)
  const rows: [string, object, RegExp | string][] = [
    ['MFA without a way to send codes', { MfaConfiguration: 'ON' }, /SMS configuration and Auto verification/],
    ['aliases and username attributes', { AliasAttributes: ['email'], UsernameAttributes: ['email'] }, /Only one of the aliasAttributes/],
    [
      'another type for a standard attribute',
      { Schema: [{ Name: 'email', AttributeDataType: 'Number' }] },
      /standard schema attribute email/,
    ],
    [
      'an unknown value',
      { MfaConfiguration: 'MAYBE' },
      "1 validation error detected: Value 'MAYBE' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]",
    ],
    [
      'a deep limit',
      { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      "1 validation error detected: Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
    ],
  ]
  for (const [title, settings, message] of rows) {
    await t.rejects(api.createUserPool({ PoolName: 'x', ...settings }), { name: 'InvalidParameterException', message }, title)
  }
})

t.test('a new client has its defaults and nothing invented', async (t) => {
  const { api, poolId } = await startScene(t)
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: poolId, ClientName: 'web' })
  t.match(UserPoolClient?.ClientId, /^[a-z0-9]{26}$/)
  const { ClientId, CreationDate, LastModifiedDate, ...rest } = UserPoolClient ?? {}
  t.same(rest, {
    UserPoolId: poolId,
    ClientName: 'web',
    RefreshTokenValidity: 30,
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  })
})

t.test('clients: secret, update resets, list is short, delete', async (t) => {
  const { api, poolId } = await startScene(t)
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'web',
    GenerateSecret: true,
    RefreshTokenValidity: 5,
  })
  const ClientId = UserPoolClient?.ClientId ?? ''
  t.match(UserPoolClient?.ClientSecret, /^[a-z0-9]{52}$/)
  const { UserPoolClient: updated } = await api.updateUserPoolClient({ UserPoolId: poolId, ClientId, ReadAttributes: ['email'] })
  t.match(updated, { RefreshTokenValidity: 30, ReadAttributes: ['email'], ClientName: 'web', ClientSecret: UserPoolClient?.ClientSecret })
  const { UserPoolClients } = await api.listUserPoolClients({ UserPoolId: poolId, MaxResults: 60 })
  t.same(UserPoolClients?.at(-1), { ClientId, UserPoolId: poolId, ClientName: 'web' })
  await api.deleteUserPoolClient({ UserPoolId: poolId, ClientId })
  await t.rejects(api.describeUserPoolClient({ UserPoolId: poolId, ClientId }), {
    name: 'ResourceNotFoundException',
    message: `User pool client ${ClientId} does not exist.`,
  })
})

t.test('client settings that cannot be', async (t) => {
  const { api, poolId } = await startScene(t)
  const rows: [object, string, RegExp][] = [
    [{ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] }, 'InvalidParameterException', /cannot be combined/],
    [
      { AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'minutes' } },
      'InvalidParameterException',
      /Invalid range for token validity/,
    ],
    [{ AccessTokenValidity: 25 }, 'InvalidParameterException', /Invalid range for token validity/],
    [{ WriteAttributes: ['custom:none'] }, 'InvalidParameterException', /Invalid write attributes specified while creating a client/],
    [{ ReadAttributes: ['nope'] }, 'InvalidParameterException', /Invalid read attributes specified while creating a client/],
    [
      { AllowedOAuthFlowsUserPoolClient: true },
      'InvalidParameterException',
      /are required if user pool client is allowed to use OAuth flows/,
    ],
    [
      { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['openid'] },
      'InvalidParameterException',
      /does not have a client secret/,
    ],
    [{ AllowedOAuthScopes: ['api/read'] }, 'ScopeDoesNotExistException', /Invalid scope requested: api\/read/],
    [{ CallbackURLs: ['http://example.com/cb'] }, 'InvalidParameterException', /HTTPS is required/],
    [{ CallbackURLs: ['https://a.example'], DefaultRedirectURI: 'https://b.example' }, 'InvalidParameterException', /defaultRedirectURI/],
  ]
  for (const [settings, name, message] of rows) {
    await t.rejects(
      api.createUserPoolClient({ UserPoolId: poolId, ClientName: 'web', ...settings }),
      { name, message },
      JSON.stringify(settings),
    )
  }
})

t.test('tags', async (t) => {
  const { api, poolId } = await startScene(t, { pool: { UserPoolTags: { team: 'a' } } })
  const { UserPool } = await api.describeUserPool({ UserPoolId: poolId })
  const ResourceArn = UserPool?.Arn ?? ''
  await api.tagResource({ ResourceArn, Tags: { stage: 'dev' } })
  t.same((await api.listTagsForResource({ ResourceArn })).Tags, { team: 'a', stage: 'dev' })
  await api.untagResource({ ResourceArn, TagKeys: ['team'] })
  t.same((await api.listTagsForResource({ ResourceArn })).Tags, { stage: 'dev' })
  const unknown = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_none'
  await t.rejects(api.listTagsForResource({ ResourceArn: unknown }), { name: 'ResourceNotFoundException' })
})

t.test('resource servers', async (t) => {
  const { api, poolId } = await startScene(t)
  const server = { UserPoolId: poolId, Identifier: 'api', Name: 'API', Scopes: [{ ScopeName: 'read', ScopeDescription: 'to read' }] }
  t.same((await api.createResourceServer(server)).ResourceServer, server)
  await t.rejects(api.createResourceServer(server), {
    name: 'InvalidParameterException',
    message: `api already exists in user pool ${poolId}.`,
  })
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'machine',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['api/read'],
  })
  t.same(UserPoolClient?.AllowedOAuthScopes, ['api/read'])
  await api.updateResourceServer({ UserPoolId: poolId, Identifier: 'api', Name: 'New' })
  t.same((await api.describeResourceServer({ UserPoolId: poolId, Identifier: 'api' })).ResourceServer, {
    UserPoolId: poolId,
    Identifier: 'api',
    Name: 'New',
  })
  t.equal((await api.listResourceServers({ UserPoolId: poolId })).ResourceServers?.length, 1)
  await api.deleteResourceServer({ UserPoolId: poolId, Identifier: 'api' })
  await t.rejects(api.describeResourceServer({ UserPoolId: poolId, Identifier: 'api' }), { message: 'Resource server api does not exist.' })
})

t.test('domains', async (t) => {
  const { api, poolId } = await startScene(t)
  await api.createUserPoolDomain({ UserPoolId: poolId, Domain: 'my-app' })
  t.match((await api.describeUserPoolDomain({ Domain: 'my-app' })).DomainDescription, {
    UserPoolId: poolId,
    Status: 'ACTIVE',
    ManagedLoginVersion: 1,
  })
  t.equal((await api.describeUserPool({ UserPoolId: poolId })).UserPool?.Domain, 'my-app')
  const { UserPool } = await api.createUserPool({ PoolName: 'two' })
  await t.rejects(api.createUserPoolDomain({ UserPoolId: UserPool?.Id, Domain: 'my-app' }), {
    message: 'Domain already associated with another user pool.',
  })
  await t.rejects(api.createUserPoolDomain({ UserPoolId: UserPool?.Id, Domain: 'my-cognito' }), { message: /reserved word/ })
  t.same((await api.describeUserPoolDomain({ Domain: 'none' })).DomainDescription, {})
})

t.test('limits of attributes are whole numbers', async (t) => {
  const { api, poolId } = await startScene(t)
  const count = (MinValue: string) => ({ Name: 'count', AttributeDataType: 'Number' as const, NumberAttributeConstraints: { MinValue } })
  for (const limit of ['abc', '1.5']) {
    await t.rejects(api.addCustomAttributes({ UserPoolId: poolId, CustomAttributes: [count(limit)] }), {
      name: 'InvalidParameterException',
      message: 'count: MinValue must be a whole number.',
    })
  }
  await t.rejects(api.createUserPool({ PoolName: 'p', Schema: [{ Name: 'email', StringAttributeConstraints: { MaxLength: '-1' } }] }), {
    name: 'InvalidParameterException',
    message: 'email: MaxLength must be a whole number.',
  })
  await api.addCustomAttributes({ UserPoolId: poolId, CustomAttributes: [count('-5')] })
})

t.test('a pool of many users is deleted while other requests go on', async (t) => {
  const { api, poolId, store, clock } = await startScene(t)
  const now = clock.now()
  for (let index = 0; index < 1200; index += 1) {
    store.users.put({
      UserPoolId: poolId,
      Username: `user${index}`,
      Enabled: true,
      UserStatus: 'CONFIRMED',
      UserCreateDate: now,
      UserLastModifiedDate: now,
      attributes: { sub: `sub${index}` },
    })
  }
  const pool = { UserPoolId: poolId }
  const outcomes = await Promise.allSettled([api.deleteUserPool(pool), api.deleteUserPool(pool), api.listUserPools({ MaxResults: 1 })])
  t.same(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'fulfilled', 'rejected'])
  t.equal(store.users.size, 0)
  await t.rejects(api.describeUserPool(pool), { name: 'ResourceNotFoundException' })
})

t.test('a client has two secrets while one takes over from the other', async (t) => {
  const { api, poolId } = await startScene(t)
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: poolId, ClientName: 'web', GenerateSecret: true })
  const client = { UserPoolId: poolId, ClientId: UserPoolClient?.ClientId ?? '' }
  const old = UserPoolClient?.ClientSecret ?? ''
  const join = (Username: string, secret: string) =>
    api.signUp({
      ClientId: client.ClientId,
      Username,
      Password: 'Passw0rd!',
      SecretHash: createHmac('sha256', secret)
        .update(Username + client.ClientId)
        .digest('base64'),
    })
  const { ClientSecretDescriptor: added } = await api.addUserPoolClientSecret(client)
  t.match(added, { ClientSecretId: new RegExp(`^${client.ClientId}--\\d+$`), ClientSecretValue: /^[a-z0-9]{52}$/ })
  await join('one', old)
  await join('two', added?.ClientSecretValue ?? '')
  await t.rejects(api.addUserPoolClientSecret(client), { name: 'LimitExceededException' })
  const { ClientSecrets = [] } = await api.listUserPoolClientSecrets(client)
  t.equal(ClientSecrets.length, 2)
  t.equal(ClientSecrets[0]?.ClientSecretValue, undefined)
  await api.deleteUserPoolClientSecret({ ...client, ClientSecretId: ClientSecrets[0]?.ClientSecretId })
  await t.rejects(join('three', old), { message: `Unable to verify secret hash for client ${client.ClientId}` })
  t.equal((await api.describeUserPoolClient(client)).UserPoolClient?.ClientSecret, added?.ClientSecretValue)
  await t.rejects(api.deleteUserPoolClientSecret({ ...client, ClientSecretId: added?.ClientSecretId }), {
    name: 'InvalidParameterException',
  })
  const own = await api.addUserPoolClientSecret({ ...client, ClientSecret: 'a'.repeat(24) })
  t.equal(own.ClientSecretDescriptor?.ClientSecretValue, undefined)
  await t.rejects(api.deleteUserPoolClientSecret({ ...client, ClientSecretId: 'none' }), { name: 'ResourceNotFoundException' })
  const { UserPoolClient: open } = await api.createUserPoolClient({ UserPoolId: poolId, ClientName: 'open' })
  await t.rejects(api.addUserPoolClientSecret({ UserPoolId: poolId, ClientId: open?.ClientId }), { name: 'InvalidParameterException' })
})

t.test("the signing certificate is one of the pool's own key", async (t) => {
  const { api, poolId: UserPoolId, url } = await startScene(t)
  const { Certificate = '' } = await api.getSigningCertificate({ UserPoolId })
  const certificate = new X509Certificate(Buffer.from(Certificate, 'base64'))
  t.ok(certificate.verify(certificate.publicKey), 'it is signed by the key that it is of')
  t.equal(certificate.subject, `CN=${UserPoolId}`)
  const years = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / (365 * 86_400_000)
  t.equal(years, 10)
  const { keys } = (await (await fetch(`${url}/${UserPoolId}/.well-known/jwks.json`)).json()) as { keys: { n: string }[] }
  t.equal(certificate.publicKey.export({ format: 'jwk' }).n, keys[0]?.n)
  t.equal((await api.getSigningCertificate({ UserPoolId })).Certificate, Certificate)
  await t.rejects(api.getSigningCertificate({ UserPoolId: 'us-east-1_nopenope1' }), { name: 'ResourceNotFoundException' })
})

t.test('the updated issuer has a name of its own', async (t) => {
  const issuer = (id: string, region: string, kind = 'ORIGINAL') => `https://${kind}.${region}.example/${id}`
  const { api, url } = await startScene(t, { issuer })
  const { UserPool } = await api.createUserPool({
    PoolName: 'x',
    IssuerConfiguration: { Type: 'UPDATED' },
    KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  })
  t.match(UserPool, { IssuerConfiguration: { Type: 'UPDATED' }, KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' } })
  const configuration = await (await fetch(`${url}/${UserPool?.Id}/.well-known/openid-configuration`)).json()
  t.match(configuration, { issuer: `https://UPDATED.us-east-1.example/${UserPool?.Id}` })
})

t.test('a domain is updated', async (t) => {
  const { api, poolId: UserPoolId } = await startScene(t)
  await api.createUserPoolDomain({ UserPoolId, Domain: 'shop' })
  t.match(await api.updateUserPoolDomain({ UserPoolId, Domain: 'shop', ManagedLoginVersion: 2 }), { ManagedLoginVersion: 2 })
  t.match((await api.describeUserPoolDomain({ Domain: 'shop' })).DomainDescription, { Domain: 'shop', ManagedLoginVersion: 2 })
  await t.rejects(api.updateUserPoolDomain({ UserPoolId, Domain: 'none', ManagedLoginVersion: 2 }), {
    name: /ResourceNotFound|InvalidParameter/,
  })
})

t.test(
  'the Lite tier has no choice of first factors, e-mail MFA, password history, access token changes, rotation and managed login',
  async (t) => {
    const { api, poolId: UserPoolId } = await startScene(t, { pool: { UserPoolTier: 'LITE' } })
    const unavailable = (feature: string) => ({
      name: 'FeatureUnavailableInTierException',
      message: `${feature} is not available in the tier of this user pool.`,
    })
    const AllowedFirstAuthFactors: AuthFactorType[] = ['PASSWORD', 'EMAIL_OTP']
    const LambdaArn = 'arn:aws:lambda:us-east-1:000000000000:function:f1'
    const rows: readonly (readonly [string, Partial<CreateUserPoolCommandInput>])[] = [
      ['SignInPolicy', { Policies: { SignInPolicy: { AllowedFirstAuthFactors } } }],
      ['PasswordHistorySize', { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 1 } } }],
      ['Access token customization', { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V2_0' } } }],
    ]
    for (const [feature, settings] of rows) {
      await t.rejects(api.createUserPool({ PoolName: 'p', UserPoolTier: 'LITE', ...settings }), unavailable(feature))
      await t.rejects(api.updateUserPool({ UserPoolId, UserPoolTier: 'LITE', ...settings }), unavailable(feature))
      t.ok(await api.createUserPool({ PoolName: 'p', ...settings }))
    }
    t.ok(
      await api.createUserPool({
        PoolName: 'p',
        UserPoolTier: 'LITE',
        Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 0 }, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
        LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V1_0' } },
      }),
    )
    const client = { UserPoolId, ClientName: 'c' }
    await t.rejects(api.createUserPoolClient({ ...client, ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }), unavailable('ALLOW_USER_AUTH'))
    const rotating = {
      ...client,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const],
      RefreshTokenRotation: { Feature: 'ENABLED' as const },
    }
    await t.rejects(api.createUserPoolClient(rotating), unavailable('RefreshTokenRotation'))
    const EmailMfaConfiguration = { Message: 'Your code is {####}', Subject: 'Code' }
    await t.rejects(
      api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration }),
      unavailable('EmailMfaConfiguration'),
    )
    await t.rejects(api.createUserPoolDomain({ UserPoolId, Domain: 'lite', ManagedLoginVersion: 2 }), unavailable('Managed login'))
    t.match(await api.createUserPoolDomain({ UserPoolId, Domain: 'lite' }), { ManagedLoginVersion: 1 })
    await t.rejects(api.updateUserPoolDomain({ UserPoolId, Domain: 'lite', ManagedLoginVersion: 2 }), unavailable('Managed login'))
  },
)
