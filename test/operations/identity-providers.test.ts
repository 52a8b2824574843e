/** Identity providers of a user pool, and users that are linked to them. */
import { decodeJwt } from 'jose'
import t from 'tap'
import { samlIdp } from '../support/saml-idp.ts'
import { startScene } from '../support/scene.ts'

const google = {
  ProviderName: 'Google',
  ProviderType: 'Google',
  ProviderDetails: { client_id: 'id', client_secret: 'secret', authorize_scopes: 'openid email' },
} as const
const oidc = {
  ProviderName: 'Acme',
  ProviderType: 'OIDC',
  ProviderDetails: { client_id: 'id', attributes_request_method: 'GET', oidc_issuer: 'https://acme.example', authorize_scopes: 'openid' },
} as const

t.test('a provider is created, described, found by its identifier, updated, listed and deleted', async (t) => {
  const { api, poolId: UserPoolId, clock } = await startScene(t)
  const { IdentityProvider } = await api.createIdentityProvider({
    UserPoolId,
    ...google,
    AttributeMapping: { email: 'email' },
    IdpIdentifiers: ['google.com'],
  })
  t.match(IdentityProvider, {
    UserPoolId,
    ProviderName: 'Google',
    ProviderType: 'Google',
    IdpIdentifiers: ['google.com'],
    AttributeMapping: { email: 'email', username: 'sub' },
    ProviderDetails: {
      client_id: 'id',
      client_secret: 'secret',
      authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
      attributes_url_add_attributes: 'true',
    },
  })
  const Google = { UserPoolId, ProviderName: 'Google' }
  t.same((await api.describeIdentityProvider(Google)).IdentityProvider, IdentityProvider)
  t.same((await api.getIdentityProviderByIdentifier({ UserPoolId, IdpIdentifier: 'google.com' })).IdentityProvider, IdentityProvider)

  clock.pass(60)
  const { authorize_url, ...shown } = IdentityProvider?.ProviderDetails ?? {}
  const { IdentityProvider: updated } = await api.updateIdentityProvider({
    ...Google,
    ProviderDetails: { ...shown, client_id: 'other' },
    IdpIdentifiers: ['g'],
  })
  t.match(updated, { ProviderDetails: { client_id: 'other', authorize_url }, AttributeMapping: { email: 'email' }, IdpIdentifiers: ['g'] })
  t.ok(Number(updated?.LastModifiedDate) > Number(updated?.CreationDate))
  await t.rejects(api.getIdentityProviderByIdentifier({ UserPoolId, IdpIdentifier: 'google.com' }), { name: 'ResourceNotFoundException' })

  await api.createIdentityProvider({ UserPoolId, ...oidc })
  const first = await api.listIdentityProviders({ UserPoolId, MaxResults: 1 })
  const second = await api.listIdentityProviders({ UserPoolId, MaxResults: 1, NextToken: first.NextToken })
  t.same(
    [first, second].flatMap(({ Providers = [] }) => Providers.map(({ ProviderName, ProviderType }) => [ProviderName, ProviderType])),
    [
      ['Google', 'Google'],
      ['Acme', 'OIDC'],
    ],
  )
  t.notOk(JSON.stringify(first.Providers).includes('secret'), 'a list shows no details')

  const names = async () => (await api.listGroups({ UserPoolId })).Groups?.map(({ GroupName }) => GroupName)
  t.same(await names(), [`${UserPoolId}_Google`, `${UserPoolId}_Acme`])
  await api.deleteIdentityProvider(Google)
  t.same(await names(), [`${UserPoolId}_Acme`])
  for (const call of [api.describeIdentityProvider(Google), api.deleteIdentityProvider(Google), api.updateIdentityProvider(Google)]) {
    await t.rejects(call, { name: 'ResourceNotFoundException', message: 'Identity provider Google does not exist.' })
  }
})

t.test('what a provider cannot be', async (t) => {
  const { api, poolId: UserPoolId, clock } = await startScene(t)
  await t.rejects(api.createIdentityProvider({ UserPoolId, ...google, ProviderName: 'NameOfGP' }), {
    name: 'InvalidParameterException',
    message: 'Provider NameOfGP cannot be of type Google.',
  })
  await t.rejects(api.createIdentityProvider({ UserPoolId, ...oidc, ProviderName: 'Google' }), {
    message: 'Provider Google cannot be of type OIDC.',
  })
  await t.rejects(api.createIdentityProvider({ UserPoolId, ...google, ProviderDetails: { client_id: 'id' } }), {
    message: 'Missing required provider details for Google: client_secret, authorize_scopes',
  })
  const wrong = (details: Record<string, string>) =>
    api.createIdentityProvider({ UserPoolId, ...oidc, ProviderDetails: { ...oidc.ProviderDetails, ...details } })
  await t.rejects(wrong({ nope: 'x' }), { message: 'Unknown provider details for OIDC: nope' })
  await t.rejects(wrong({ attributes_request_method: 'PUT' }), { message: /attributes_request_method: PUT\. Allowed are: GET, POST/ })
  await t.rejects(wrong({ oidc_issuer: 'acme' }), { message: 'oidc_issuer is not a valid URL: acme' })
  const onlyOidc = { name: 'InvalidParameterException', message: 'AcrMapping is not supported for providers of type Google.' }
  await t.rejects(api.createIdentityProvider({ UserPoolId, ...google, AcrMapping: { Level1: 'x' } }), onlyOidc)
  for (const [AcrMapping, message] of [
    [{ Level0: 'x' }, /Level\[1-4\]/],
    [{ Level1: 'a b' }, /acrMapping/],
  ] as const) {
    await t.rejects(api.createIdentityProvider({ UserPoolId, ...oidc, AcrMapping }), { name: 'InvalidParameterException', message })
  }
  const saml = (ProviderDetails: Record<string, string>) =>
    api.createIdentityProvider({ UserPoolId, ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails })
  await t.rejects(saml({}), { message: /MetadataURL or MetadataFile/ })
  await t.rejects(saml({ MetadataFile: '<html>' }), { message: /^MetadataFile cannot be used: ./ })
  for (const name of ['nope', 'sub'])
    await t.rejects(api.createIdentityProvider({ UserPoolId, ...oidc, AttributeMapping: { [name]: 'x' } }), { message: new RegExp(name) })

  const { metadata } = await samlIdp(clock.now())
  await saml({ MetadataFile: metadata })
  await t.rejects(saml({ MetadataFile: metadata }), {
    name: 'DuplicateProviderException',
    message: `Corp already exists in user pool ${UserPoolId}`,
  })
  await api.updateIdentityProvider({ UserPoolId, ProviderName: 'Corp', IdpIdentifiers: ['acme.example'] })
  await t.rejects(api.createIdentityProvider({ UserPoolId, ...oidc, IdpIdentifiers: ['acme.example'] }), {
    name: 'DuplicateProviderException',
  })
})

t.test('a mapping of levels is kept until another one is given, in every plan', async (t) => {
  const { api, poolId: UserPoolId } = await startScene(t, { pool: { UserPoolTier: 'LITE' } })
  const AcrMapping = { Level1: 'basic', Level4: 'best' }
  const { IdentityProvider } = await api.createIdentityProvider({ UserPoolId, ...oidc, AcrMapping })
  t.same(IdentityProvider?.AcrMapping, AcrMapping)
  const named = { UserPoolId, ProviderName: oidc.ProviderName }
  await api.updateIdentityProvider({ ...named, IdpIdentifiers: ['x'] })
  t.same((await api.describeIdentityProvider(named)).IdentityProvider?.AcrMapping, AcrMapping)
  await api.updateIdentityProvider({ ...named, AcrMapping: { Level2: 'code' } })
  t.same((await api.describeIdentityProvider(named)).IdentityProvider?.AcrMapping, { Level2: 'code' })
})

t.test("Apple's private key goes in and does not come out, and need not be sent again", async (t) => {
  const { api, poolId: UserPoolId } = await startScene(t)
  const ProviderDetails = { client_id: 'id', team_id: 't', key_id: 'k', private_key: 'secret key', authorize_scopes: 'email' }
  const Apple = { UserPoolId, ProviderName: 'SignInWithApple' }
  const { IdentityProvider } = await api.createIdentityProvider({ ...Apple, ProviderType: 'SignInWithApple', ProviderDetails })
  t.notOk(JSON.stringify(IdentityProvider).includes('secret key'))
  const shown = (await api.describeIdentityProvider(Apple)).IdentityProvider?.ProviderDetails
  await api.updateIdentityProvider({ ...Apple, ProviderDetails: { ...shown, authorize_scopes: 'email name' } })
  await t.rejects(api.updateIdentityProvider({ ...Apple, ProviderDetails: { ...shown, key_id: 'new' } }), {
    message: /private_key/,
  })
})

t.test('a client offers only providers that its pool has', async (t) => {
  const { api, poolId: UserPoolId, clientId: ClientId } = await startScene(t)
  const offer = (...SupportedIdentityProviders: string[]) => api.updateUserPoolClient({ UserPoolId, ClientId, SupportedIdentityProviders })
  await t.rejects(offer('COGNITO', 'Acme'), {
    name: 'InvalidParameterException',
    message: `The provider Acme does not exist for User Pool ${UserPoolId}.`,
  })
  await api.createIdentityProvider({ UserPoolId, ...oidc })
  t.same((await offer('COGNITO', 'Acme')).UserPoolClient?.SupportedIdentityProviders, ['COGNITO', 'Acme'])
})

t.test('users are linked to identities of providers, and unlinked', async (t) => {
  const { api, poolId: UserPoolId, addUser, signIn, clock } = await startScene(t)
  await api.createIdentityProvider({ UserPoolId, ...google })
  await addUser('jane')
  await addUser('joe')
  const at = (ProviderAttributeValue: string, ProviderName = 'Google', ProviderAttributeName = 'Cognito_Subject') => ({
    ProviderName,
    ProviderAttributeName,
    ProviderAttributeValue,
  })
  const own = (ProviderAttributeValue: string) => ({ ProviderName: 'Cognito', ProviderAttributeValue })
  const link = (SourceUser: object, DestinationUser: object) => api.adminLinkProviderForUser({ UserPoolId, SourceUser, DestinationUser })
  await link(at('g1'), own('jane'))
  const identities = async (Username: string) => {
    const { UserAttributes = [] } = await api.adminGetUser({ UserPoolId, Username })
    return JSON.parse(UserAttributes.find(({ Name }) => Name === 'identities')?.Value ?? '[]')
  }
  const identity = { userId: 'g1', providerName: 'Google', providerType: 'Google', issuer: null, primary: false }
  t.same(await identities('jane'), [{ ...identity, dateCreated: Math.round(clock.now() * 1000) }])
  t.match(decodeJwt((await signIn('jane')).IdToken), {
    identities: [{ ...identity, primary: 'false', dateCreated: String(Math.round(clock.now() * 1000)) }],
  })

  await t.rejects(link(at('g1'), own('jane')), { message: 'SourceUser is already linked to DestinationUser' })
  await t.rejects(link(at('g1'), own('joe')), { message: /^Merging is not currently supported/ })
  await t.rejects(link(own('joe'), own('jane')), { message: /^Invalid SourceUser: Cognito users with a username\/password/ })
  await t.rejects(link(at('x', 'Nope'), own('jane')), { name: 'InvalidParameterException' })
  await t.rejects(link(at('x', 'Google', 'email'), own('jane')), { message: /must be Cognito_Subject/ })
  await t.rejects(link(at('x'), own('nobody')), { name: 'UserNotFoundException', message: 'User does not exist.' })
  for (const id of ['g2', 'g3', 'g4', 'g5']) await link(at(id), own('jane'))
  await t.rejects(link(at('g6'), own('jane')), { name: 'LimitExceededException' })
  await link(at('g6'), at('g5')).then(
    () => t.fail('more than five through an identity'),
    ({ name }) => t.equal(name, 'LimitExceededException'),
  )

  const disable = (User: object) => api.adminDisableProviderForUser({ UserPoolId, User })
  await disable(at('g1'))
  t.equal((await identities('jane')).length, 4)
  await t.rejects(disable(at('g1')), { name: 'UserNotFoundException' })
  await link(at('g1'), own('joe'))

  await disable(at('joe', 'Cognito'))
  await t.rejects(signIn('joe'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  t.equal((await identities('joe')).length, 1, 'the link stays')

  await t.rejects(
    api.adminUpdateUserAttributes({ UserPoolId, Username: 'joe', UserAttributes: [{ Name: 'identities', Value: '[]' }] }),
    { name: 'InvalidParameterException' },
    'nobody writes them otherwise',
  )
  await api.deleteIdentityProvider({ UserPoolId, ProviderName: 'Google' })
  t.equal((await identities('joe')).length, 1)
})
