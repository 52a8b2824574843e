/** Identities of identity pools: from a login to an identity, its tokens and its credentials. */
import { CognitoIdentity, type CreateIdentityPoolCommandInput } from '@aws-sdk/client-cognito-identity'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import t from 'tap'
import { type SceneOptions, startScene } from '../support/scene.ts'

type Test = Parameters<typeof startScene>[0]
const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`

/** A user pool with jane in it, and an identity pool that trusts it. */
async function start(t: Test, pool: Partial<CreateIdentityPoolCommandInput> = {}, options: SceneOptions = {}) {
  const scene = await startScene(t, options)
  const identity = new CognitoIdentity({
    endpoint: scene.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  t.teardown(() => identity.destroy())
  const provider = `cognito-idp.us-east-1.amazonaws.com/${scene.poolId}`
  const { IdentityPoolId = '' } = await identity.createIdentityPool({
    IdentityPoolName: 'app',
    AllowUnauthenticatedIdentities: false,
    CognitoIdentityProviders: [{ ProviderName: provider, ClientId: scene.clientId }],
    ...pool,
  })
  await scene.addUser('jane')
  const login = async (username = 'jane') => ({ [provider]: (await scene.signIn(username)).IdToken })
  return { ...scene, identity, provider, IdentityPoolId, login }
}

t.test('a user of a user pool has one identity, whatever token proves it', async (t) => {
  const { identity, IdentityPoolId, login, addUser, provider, url, poolId, clientId, signIn } = await start(t)
  const { IdentityId = '' } = await identity.getId({ IdentityPoolId, Logins: await login() })
  t.match(IdentityId, /^us-east-1:[0-9a-f-]{36}$/)
  t.equal((await identity.getId({ IdentityPoolId, Logins: await login() })).IdentityId, IdentityId)
  const local = `${new URL(url).host}/${poolId}`
  const updated = { IdentityPoolId, IdentityPoolName: 'app', AllowUnauthenticatedIdentities: false }
  await identity.updateIdentityPool({ ...updated, CognitoIdentityProviders: [{ ProviderName: local, ClientId: clientId }] })
  const byIssuer = await identity.getId({ IdentityPoolId, Logins: { [local]: (await signIn('jane')).IdToken } })
  t.equal(byIssuer.IdentityId, IdentityId, 'the issuer names the provider too')
  await addUser('joe')
  t.not((await identity.getId({ IdentityPoolId, Logins: { [local]: (await signIn('joe')).IdToken } })).IdentityId, IdentityId)

  t.match(await identity.describeIdentity({ IdentityId }), { IdentityId, Logins: [provider] })
  const first = await identity.listIdentities({ IdentityPoolId, MaxResults: 1 })
  t.match(first, { IdentityPoolId, Identities: [{ IdentityId, Logins: [provider] }] })
  const second = await identity.listIdentities({ IdentityPoolId, MaxResults: 1, NextToken: first.NextToken })
  t.equal(second.Identities?.length, 1)
  t.same((await identity.deleteIdentities({ IdentityIdsToDelete: [IdentityId] })).UnprocessedIdentityIds, [])
  await t.rejects(identity.describeIdentity({ IdentityId }), {
    name: 'ResourceNotFoundException',
    message: `Identity '${IdentityId}' not found.`,
  })
})

t.test('tokens that prove nothing', async (t) => {
  const { identity, IdentityPoolId, login, provider, signIn, api, poolId, clock } = await start(t)
  const refused = async (Logins: Record<string, string>, message: string | RegExp) =>
    await t.rejects(identity.getId({ IdentityPoolId, Logins }), { name: 'NotAuthorizedException', message })
  const { AccessToken, IdToken } = await signIn('jane')
  await refused({ [provider]: 'x' }, 'Invalid login token. Not a valid OpenId Connect identity token.')
  await refused({ [provider]: AccessToken }, 'Invalid login token. Not a valid OpenId Connect identity token.')
  await refused({ [provider]: `${IdToken.slice(0, -6)}AAAAAA` }, "Invalid login token. Couldn't verify signed token.")
  await refused(
    { 'cognito-idp.us-east-1.amazonaws.com/us-east-1_other': IdToken },
    'Token is not from a supported provider of this identity pool.',
  )
  await refused({ 'accounts.google.com': IdToken }, 'Token is not from a supported provider of this identity pool.')
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'other',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  })
  const { AuthenticationResult } = await api.initiateAuth({
    ClientId: UserPoolClient?.ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: 'Passw0rd!' },
  })
  await refused({ [provider]: AuthenticationResult?.IdToken ?? '' }, 'Invalid login token. Incorrect token audience.')
  const old = await login()
  clock.pass(3601)
  await refused(old, /^Invalid login token\. Token expired: \d+ >= \d+$/)
  await t.rejects(identity.getId({ IdentityPoolId }), {
    name: 'NotAuthorizedException',
    message: 'Unauthenticated access is not supported for this identity pool.',
  })
})

t.test('where the server looks at the user, a disabled or signed-out one has no login', async (t) => {
  const { identity, IdentityPoolId, login, provider, clientId, api, poolId } = await start(t)
  const check = { IdentityPoolId, IdentityPoolName: 'app', AllowUnauthenticatedIdentities: false }
  const own = { ProviderName: provider, ClientId: clientId }
  const Logins = await login()
  await api.adminUserGlobalSignOut({ UserPoolId: poolId, Username: 'jane' })
  await identity.getId({ IdentityPoolId, Logins })
  await identity.updateIdentityPool({ ...check, CognitoIdentityProviders: [{ ...own, ServerSideTokenCheck: true }] })
  await t.rejects(identity.getId({ IdentityPoolId, Logins }), { message: 'Invalid login token. Token is revoked.' })
  const again = await login()
  await identity.getId({ IdentityPoolId, Logins: again })
  await api.adminDisableUser({ UserPoolId: poolId, Username: 'jane' })
  await t.rejects(identity.getId({ IdentityPoolId, Logins: again }), { name: 'NotAuthorizedException' })
})

t.test('OpenID tokens of the classic flow verify against the published key', async (t) => {
  const { identity, IdentityPoolId, login, provider, url, clock } = await start(t, { AllowUnauthenticatedIdentities: true })
  const Logins = await login()
  const { IdentityId } = await identity.getId({ IdentityPoolId, Logins })
  await t.rejects(identity.getOpenIdToken({ IdentityId, Logins }), {
    name: 'InvalidParameterException',
    message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
  })
  const described = await identity.describeIdentityPool({ IdentityPoolId })
  const { $metadata, ...rest } = described
  await identity.updateIdentityPool({ ...rest, AllowClassicFlow: true } as never)
  const PrincipalTags = { who: 'cognito:username' }
  t.match(await identity.setPrincipalTagAttributeMap({ IdentityPoolId, IdentityProviderName: provider, PrincipalTags }), {
    PrincipalTags,
    UseDefaults: false,
  })
  t.match(await identity.getPrincipalTagAttributeMap({ IdentityPoolId, IdentityProviderName: provider }), { PrincipalTags })
  const { Token = '' } = await identity.getOpenIdToken({ IdentityId, Logins })
  const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks_uri`))
  const { payload, protectedHeader } = await jwtVerify(Token, keys, {
    issuer: 'https://cognito-identity.amazonaws.com',
    audience: IdentityPoolId,
    currentDate: new Date(clock.now() * 1000),
  })
  t.match(protectedHeader, { alg: 'RS512', typ: 'JWS' })
  t.equal(payload.sub, IdentityId)
  t.equal(Number(payload.exp) - Number(payload.iat), 600)
  t.same((payload.amr as string[]).slice(0, 2), ['authenticated', provider])
  t.match(payload['https://aws.amazon.com/tags'], { principal_tags: { who: ['jane'] } })

  const guest = await identity.getId({ IdentityPoolId })
  t.same(decodeJwt((await identity.getOpenIdToken({ IdentityId: guest.IdentityId })).Token ?? '').amr, ['unauthenticated'])
  await t.rejects(identity.getOpenIdToken({ IdentityId }), {
    name: 'NotAuthorizedException',
    message: `Access to Identity '${IdentityId}' is forbidden.`,
  })
})

t.test('a guest who signs in keeps the identity; a login is of one identity', async (t) => {
  const { identity, IdentityPoolId, login, addUser, provider } = await start(t, {
    AllowUnauthenticatedIdentities: true,
    AllowClassicFlow: true,
  })
  const { IdentityId } = await identity.getId({ IdentityPoolId })
  const Logins = await login()
  await identity.getOpenIdToken({ IdentityId, Logins })
  t.equal((await identity.getId({ IdentityPoolId, Logins })).IdentityId, IdentityId)
  await addUser('joe')
  const mismatch = { name: 'NotAuthorizedException', message: /^Logins don't match\./ }
  await t.rejects(identity.getOpenIdToken({ IdentityId, Logins: await login('joe') }), mismatch)
  const other = await identity.getId({ IdentityPoolId, Logins: await login('joe') })
  await t.rejects(identity.getOpenIdToken({ IdentityId: other.IdentityId, Logins }), mismatch)

  await identity.unlinkIdentity({ IdentityId, Logins, LoginsToRemove: [provider] })
  t.not((await identity.getId({ IdentityPoolId, Logins })).IdentityId, IdentityId)
})

t.test('credentials name the role that the mapping chooses', async (t) => {
  const { identity, IdentityPoolId, login, provider, clientId, poolId, api } = await start(t, { AllowUnauthenticatedIdentities: true })
  const { IdentityId } = await identity.getId({ IdentityPoolId, Logins: await login() })
  const credentials = async (more: object = {}) => {
    const { Credentials } = await identity.getCredentialsForIdentity({ IdentityId, Logins: await login(), ...more })
    return { ...Credentials, ...JSON.parse(Buffer.from(Credentials?.SessionToken ?? '', 'base64').toString()) }
  }
  await t.rejects(credentials(), {
    name: 'InvalidIdentityPoolConfigurationException',
    message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  })
  const Roles = { authenticated: role('user'), unauthenticated: role('guest') }
  await identity.setIdentityPoolRoles({ IdentityPoolId, Roles })
  t.match(await identity.getIdentityPoolRoles({ IdentityPoolId }), { IdentityPoolId, Roles })
  t.match(await credentials(), { role: role('user'), identityId: IdentityId, AccessKeyId: /^ASIA[A-Z0-9]{16}$/, SecretKey: /^.{40}$/ })
  const guest = await identity.getId({ IdentityPoolId })
  const { Credentials } = await identity.getCredentialsForIdentity({ IdentityId: guest.IdentityId })
  t.match(Buffer.from(Credentials?.SessionToken ?? '', 'base64').toString(), role('guest'))
  await t.rejects(credentials({ CustomRoleArn: role('admin') }), { name: 'NotAuthorizedException' })

  const map = (mapping: object) =>
    identity.setIdentityPoolRoles({ IdentityPoolId, Roles, RoleMappings: { [`${provider}:${clientId}`]: mapping as never } })
  await t.rejects(map({ Type: 'Token' }), { name: 'InvalidParameterException', message: /AmbiguousRoleResolution/ })
  await t.rejects(map({ Type: 'Rules', AmbiguousRoleResolution: 'Deny' }), {
    name: 'InvalidParameterException',
    message: /RulesConfiguration/,
  })

  await map({ Type: 'Token', AmbiguousRoleResolution: 'Deny' })
  await t.rejects(credentials(), { name: 'InvalidIdentityPoolConfigurationException' }, 'no group, no role')
  for (const [GroupName, Precedence] of [
    ['admins', 1],
    ['staff', 2],
  ] as const) {
    await api.createGroup({ UserPoolId: poolId, GroupName, Precedence, RoleArn: role(GroupName) })
    await api.adminAddUserToGroup({ UserPoolId: poolId, GroupName, Username: 'jane' })
  }
  t.equal((await credentials()).role, role('admins'))
  t.equal((await credentials({ CustomRoleArn: role('staff') })).role, role('staff'))
  await t.rejects(credentials({ CustomRoleArn: role('root') }), { name: 'NotAuthorizedException' })

  const rule = (MatchType: string, Value: string, name: string) => ({ Claim: 'cognito:groups', MatchType, Value, RoleARN: role(name) })
  const rules = (...Rules: object[]) => map({ Type: 'Rules', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: { Rules } })
  await rules(rule('Equals', 'nobody', 'x'), rule('StartsWith', 'sta', 'chosen'), rule('Contains', 'min', 'later'))
  t.equal((await credentials()).role, role('chosen'))
  await rules(rule('NotEqual', 'staff', 'x'))
  t.equal((await credentials()).role, role('user'))
})

t.test("a developer's own users", async (t) => {
  const { identity, IdentityPoolId, login, provider } = await start(t, { DeveloperProviderName: 'login.my-app', AllowClassicFlow: true })
  const own = (id: string) => ({ 'login.my-app': id })
  const { IdentityId = '', Token = '' } = await identity.getOpenIdTokenForDeveloperIdentity({
    IdentityPoolId,
    Logins: own('ada'),
    TokenDuration: 60,
    PrincipalTags: { team: 'a' },
  })
  const claims = decodeJwt(Token)
  t.match(claims, { sub: IdentityId, amr: ['authenticated', 'login.my-app', `login.my-app:us-east-1:${IdentityPoolId}:ada`] })
  t.equal(Number(claims.exp) - Number(claims.iat), 60)
  t.match(claims['https://aws.amazon.com/tags'], { principal_tags: { team: ['a'] } })

  await identity.setIdentityPoolRoles({ IdentityPoolId, Roles: { authenticated: role('user') } })
  const { Credentials } = await identity.getCredentialsForIdentity({ IdentityId, Logins: { 'cognito-identity.amazonaws.com': Token } })
  t.ok(Credentials?.AccessKeyId)
  await t.rejects(
    identity.getCredentialsForIdentity({ IdentityId, Logins: { 'cognito-identity.amazonaws.com': `${Token.slice(0, -6)}AAAAAA` } }),
    {
      message: "Invalid login token. Couldn't verify signed token.",
    },
  )
  await t.rejects(identity.getId({ IdentityPoolId, Logins: own('ada') }), { name: 'NotAuthorizedException', message: /DeveloperIdentity/ })
  await t.rejects(identity.getOpenIdTokenForDeveloperIdentity({ IdentityPoolId, Logins: { other: 'ada' } }), {
    name: 'InvalidParameterException',
  })

  await identity.getOpenIdTokenForDeveloperIdentity({ IdentityPoolId, IdentityId, Logins: { ...own('ada2'), ...(await login()) } })
  t.same((await identity.describeIdentity({ IdentityId })).Logins, ['login.my-app', provider])
  t.match(await identity.lookupDeveloperIdentity({ IdentityPoolId, DeveloperUserIdentifier: 'ada2' }), {
    IdentityId,
    DeveloperUserIdentifierList: ['ada', 'ada2'],
  })
  await t.rejects(identity.lookupDeveloperIdentity({ IdentityPoolId, DeveloperUserIdentifier: 'nobody' }), {
    name: 'ResourceNotFoundException',
  })
  await t.rejects(identity.lookupDeveloperIdentity({ IdentityPoolId }), { name: 'InvalidParameterException' })

  const bob = await identity.getOpenIdTokenForDeveloperIdentity({ IdentityPoolId, Logins: own('bob') })
  await t.rejects(identity.getOpenIdTokenForDeveloperIdentity({ IdentityPoolId, IdentityId, Logins: own('bob') }), {
    name: 'DeveloperUserAlreadyRegisteredException',
  })
  const merge = { IdentityPoolId, DeveloperProviderName: 'login.my-app', SourceUserIdentifier: 'bob', DestinationUserIdentifier: 'ada' }
  t.equal((await identity.mergeDeveloperIdentities(merge)).IdentityId, IdentityId)
  await t.rejects(identity.describeIdentity({ IdentityId: bob.IdentityId }), { name: 'ResourceNotFoundException' })
  await t.rejects(identity.mergeDeveloperIdentities(merge), { name: 'InvalidParameterException' }, 'they are one now')
  await identity.unlinkDeveloperIdentity({
    IdentityPoolId,
    IdentityId,
    DeveloperProviderName: 'login.my-app',
    DeveloperUserIdentifier: 'bob',
  })
  t.same((await identity.lookupDeveloperIdentity({ IdentityPoolId, IdentityId })).DeveloperUserIdentifierList, ['ada', 'ada2'])
  await identity.deleteIdentityPool({ IdentityPoolId })
  await t.rejects(identity.describeIdentity({ IdentityId }), { name: 'ResourceNotFoundException' })
})
