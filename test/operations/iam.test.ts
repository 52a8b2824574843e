/** The identity providers of IAM, which identity pools look at. */
import { CognitoIdentity } from '@aws-sdk/client-cognito-identity'
import { IAM } from '@aws-sdk/client-iam'
import t, { type Test } from 'tap'
import { assertionXml, encoded, entityId, responseXml, type Saying, samlIdp } from '../support/saml-idp.ts'
import { startScene } from '../support/scene.ts'

async function start(t: Test) {
  const scene = await startScene(t)
  const settings = {
    endpoint: scene.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  }
  const iam = new IAM(settings)
  const identity = new CognitoIdentity(settings)
  t.teardown(() => {
    iam.destroy()
    identity.destroy()
  })
  return { ...scene, iam, identity }
}

t.test('providers of OpenID Connect are created, read, changed and deleted', async (t) => {
  const { iam, clock } = await start(t)
  const Url = 'https://login.example.com/realms/a&b'
  const { OpenIDConnectProviderArn = '' } = await iam.createOpenIDConnectProvider({
    Url,
    ClientIDList: ['web', 'app'],
    ThumbprintList: ['a'.repeat(40)],
    Tags: [{ Key: 'team', Value: '<shop>' }],
  })
  t.equal(OpenIDConnectProviderArn, 'arn:aws:iam::000000000000:oidc-provider/login.example.com/realms/a&b')
  t.match(await iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn }), {
    Url: 'login.example.com/realms/a&b',
    ClientIDList: ['web', 'app'],
    ThumbprintList: ['a'.repeat(40)],
    CreateDate: new Date(Math.floor(clock.now()) * 1000),
    Tags: [{ Key: 'team', Value: '<shop>' }],
  })
  await t.rejects(iam.createOpenIDConnectProvider({ Url }), {
    name: 'EntityAlreadyExistsException',
    message: `Provider with url ${Url} already exists.`,
    $metadata: { httpStatusCode: 409 },
  })
  for (const wrong of [
    'nonsense',
    'ftp://x.example',
    'https://x.example/?a=b',
    'https://x.example/#a',
    'https://u@x.example/',
    'https://x.example/\0',
  ])
    await t.rejects(iam.createOpenIDConnectProvider({ Url: wrong }), { name: 'InvalidInputException' }, wrong)
  const control = { name: 'InvalidInputException', message: 'A parameter has characters that XML cannot hold.' }
  await t.rejects(iam.createOpenIDConnectProvider({ Url: 'https://x.example', ClientIDList: ['a\u0001'] }), control)
  await t.rejects(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: 'a\uffff'.repeat(20) }), control)
  await iam.addClientIDToOpenIDConnectProvider({ OpenIDConnectProviderArn, ClientID: 'more' })
  await iam.addClientIDToOpenIDConnectProvider({ OpenIDConnectProviderArn, ClientID: 'more' })
  await iam.removeClientIDFromOpenIDConnectProvider({ OpenIDConnectProviderArn, ClientID: 'app' })
  await iam.updateOpenIDConnectProviderThumbprint({ OpenIDConnectProviderArn, ThumbprintList: ['b'.repeat(40)] })
  t.match(await iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn }), {
    ClientIDList: ['web', 'more'],
    ThumbprintList: ['b'.repeat(40)],
  })
  t.same((await iam.listOpenIDConnectProviders()).OpenIDConnectProviderList, [{ Arn: OpenIDConnectProviderArn }])
  await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn })
  await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn })
  await t.rejects(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn }), {
    name: 'NoSuchEntityException',
    $metadata: { httpStatusCode: 404 },
  })
})

t.test('SAML providers are created, read, changed and deleted', async (t) => {
  const { iam, clock, url } = await start(t)
  const idp = await samlIdp(clock.now())
  const create = (Name: string, SAMLMetadataDocument = idp.metadata.padEnd(1001)) => iam.createSAMLProvider({ Name, SAMLMetadataDocument })
  const { SAMLProviderArn = '' } = await create('Corp')
  t.equal(SAMLProviderArn, 'arn:aws:iam::000000000000:saml-provider/Corp')
  const { ValidUntil, ...provider } = await iam.getSAMLProvider({ SAMLProviderArn })
  t.match(provider, { SAMLMetadataDocument: idp.metadata.padEnd(1001), CreateDate: new Date(Math.floor(clock.now()) * 1000) })
  t.ok(ValidUntil && ValidUntil > new Date())
  await t.rejects(create('Corp'), { name: 'EntityAlreadyExistsException' })
  await t.rejects(create('Other', '<nonsense/>'.padEnd(1001)), { name: 'InvalidInputException', message: /^Could not parse metadata: / })
  await t.rejects(create('a/b'), { name: 'InvalidInputException' })
  const other = await samlIdp(clock.now(), 'other')
  await iam.updateSAMLProvider({ SAMLProviderArn, SAMLMetadataDocument: other.metadata })
  t.equal((await iam.getSAMLProvider({ SAMLProviderArn })).SAMLMetadataDocument, other.metadata)
  t.match(await iam.listSAMLProviders(), { SAMLProviderList: [{ Arn: SAMLProviderArn }] })
  await iam.deleteSAMLProvider({ SAMLProviderArn })
  await t.rejects(iam.deleteSAMLProvider({ SAMLProviderArn }), { name: 'NoSuchEntityException' })
  await t.rejects(iam.listUsers(), { name: 'InvalidAction' })
  const form = { method: 'POST', body: 'Action=ListSAMLProviders', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  t.equal((await fetch(url, form)).status, 200)
  t.equal((await fetch(url, { ...form, headers: { ...form.headers, origin: 'https://evil.example' } })).status, 403, 'not for web pages')
})

t.test('a response of a SAML provider is a login: one identity, with a role that the response names', async (t) => {
  const { iam, identity, clock } = await start(t)
  const idp = await samlIdp(clock.now())
  await iam.createSAMLProvider({ Name: 'Corp', SAMLMetadataDocument: idp.metadata.padEnd(1001) })
  // Of the account that the configuration was made for.
  const arn = 'arn:aws:iam::123456789012:saml-provider/Corp'
  const { IdentityPoolId = '' } = await identity.createIdentityPool({
    IdentityPoolName: 'app',
    AllowUnauthenticatedIdentities: false,
    SamlProviderARNs: [arn],
  })
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
  const says = (more: Partial<Saying> = {}, signer = idp) => {
    const saying = { now: clock.now(), recipient: 'https://signin.aws.amazon.com/saml', audience: 'urn:amazon:webservices', ...more }
    return encoded(responseXml(signer.sign(assertionXml(saying), '_assertion')))
  }
  const getId = (response: string) => identity.getId({ IdentityPoolId, Logins: { [arn]: response } })
  const { IdentityId = '' } = await getId(says())
  t.equal((await getId(says({ recipient: 'https://us-east-1.signin.aws.amazon.com/saml' }))).IdentityId, IdentityId)
  t.not((await getId(says({ nameId: 'bob' }))).IdentityId, IdentityId)

  const refused = (response: string, message: RegExp) => t.rejects(getId(response), { name: 'NotAuthorizedException', message })
  const stranger = await samlIdp(clock.now(), 'stranger')
  await refused('nonsense', /^Invalid login token\. Invalid SAML response: /)
  await refused(says({}, stranger), /signature/i)
  await refused(encoded(responseXml(assertionXml({ now: clock.now(), recipient: 'x', audience: 'y' }))), /sign/i)
  await refused(says({ issuer: 'https://other.example' }), new RegExp(`is not the provider ${entityId}`))
  await refused(says({ audience: 'urn:other' }), /Audience restriction is not met: it must be urn:amazon:webservices\.$/)
  await refused(says({ recipient: 'https://evil.example/?https://signin.aws.amazon.com/saml' }), /recipient/)
  await refused(says({ notOnOrAfter: clock.now() - 61 }), /has expired\.$/)
  await refused(says({ notBefore: clock.now() + 61 }), /not valid yet\.$/)

  const Rules = [{ Claim: 'department', MatchType: 'Equals', Value: 'sales', RoleARN: role('sales') } as const]
  const setRoles = (mapping: object) =>
    identity.setIdentityPoolRoles({
      IdentityPoolId,
      Roles: { authenticated: role('user') },
      RoleMappings: { [arn]: { AmbiguousRoleResolution: 'AuthenticatedRole', ...(mapping as { readonly Type: 'Token' }) } },
    })
  const roleOf = async (attributes: Readonly<Record<string, readonly string[]>>, CustomRoleArn?: string) => {
    const { Credentials } = await identity.getCredentialsForIdentity({ IdentityId, Logins: { [arn]: says({ attributes }) }, CustomRoleArn })
    return JSON.parse(Buffer.from(Credentials?.SessionToken ?? '', 'base64').toString()).role
  }
  await setRoles({ Type: 'Rules', RulesConfiguration: { Rules } })
  t.equal(await roleOf({ department: ['sales'] }), role('sales'))
  t.equal(await roleOf({ department: ['other'] }), role('user'))
  await setRoles({ Type: 'Token' })
  const attribute = 'https://aws.amazon.com/SAML/Attributes/Role'
  const [one, two] = [`${role('one')},${arn}`, `${arn},${role('two')}`]
  t.equal(await roleOf({ [attribute]: [one] }), role('one'))
  t.equal(await roleOf({ [attribute]: [one, two] }), role('user'), 'which of the two it is cannot be known')
  t.equal(await roleOf({ [attribute]: [one, two] }, role('two')), role('two'))
  await t.rejects(roleOf({ [attribute]: [one] }, role('admin')), { name: 'NotAuthorizedException' })

  await iam.deleteSAMLProvider({ SAMLProviderArn: 'arn:aws:iam::000000000000:saml-provider/Corp' })
  await refused(says(), /IAM has no provider arn:aws:iam::123456789012:saml-provider\/Corp/)
})
