/** Sign-in over SAML providers, and what crafted responses come to. */
import { verify, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { inflateRawSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { startApp } from '../../support/app.ts'
import { type HttpBrowser, httpBrowser, type Seen } from '../../support/browser.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { callback, type OAuthScene, oauthClient, startOAuthScene } from '../../support/oauth-scene.ts'
import {
  assertionXml,
  encoded,
  encryptedXml,
  entityId,
  responseXml,
  type SamlIdp,
  type Saying,
  samlIdp,
  sentRequest,
} from '../../support/saml-idp.ts'
import { claims } from '../../support/scene.ts'

interface SamlScene extends OAuthScene {
  readonly idp: SamlIdp
  readonly audience: string
  readonly recipient: string
  /** Sends the browser away; the request it was sent with. */
  begin(more?: Readonly<Record<string, string>>, browser?: HttpBrowser): Promise<ReturnType<typeof sentRequest>>
  /** A response whose assertion is signed. */
  honest(requestId: string | undefined, more?: Partial<Saying>): string
  /** Posts a response as a page of the provider would, and follows it with the browser's cookies. */
  post(xml: string, relayState: string, browser?: HttpBrowser): Promise<Seen>
}

const mapping = { email: 'mail', name: 'displayName', 'custom:groups': 'groups' }

async function withSaml(t: Test, details: Readonly<Record<string, string>> = {}): Promise<SamlScene> {
  const scene = await startOAuthScene(t, { pool: { Schema: [{ Name: 'groups', AttributeDataType: 'String', Mutable: true }] } })
  const { api, poolId, clientId, clock, url } = scene
  const idp = await samlIdp(clock.now())
  const { MetadataURL } = details
  await api.createIdentityProvider({
    UserPoolId: poolId,
    ProviderName: 'Corp',
    ProviderType: 'SAML',
    ProviderDetails: { ...(MetadataURL === undefined && { MetadataFile: idp.metadata }), ...details },
    AttributeMapping: mapping,
    IdpIdentifiers: ['corp.example'],
  })
  const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })
  const { CreationDate: _, LastModifiedDate: __, ClientSecret: ___, ...settings } = UserPoolClient ?? {}
  await api.updateUserPoolClient({ ...settings, UserPoolId: poolId, ClientId: clientId, SupportedIdentityProviders: ['COGNITO', 'Corp'] })
  const [audience, recipient] = [`urn:amazon:cognito:sp:${poolId}`, `${url}/saml2/idpresponse`]
  const honest: SamlScene['honest'] = (requestId, more = {}) => {
    const attributes = { mail: ['ann@example.com'], displayName: ['Ann Lee'], groups: ['a b', 'c'] }
    const xml = assertionXml({
      now: clock.now(),
      recipient,
      audience,
      requestId,
      id: `_${Math.random()}`.replace('.', ''),
      attributes,
      ...more,
    })
    return responseXml(idp.sign(xml, / ID="([^"]*)"/.exec(xml)?.[1] ?? ''))
  }
  return {
    ...scene,
    idp,
    audience,
    recipient,
    honest,
    async begin(more = {}, browser = scene.browser) {
      const asked = scene.authorize({ identity_provider: 'Corp', scope: 'openid email profile', state: 'app', ...more })
      const { location } = await browser.get(asked)
      if (!location.startsWith('https://idp.example/sso?tenant=1&')) throw new Error(`Sent to ${location}`)
      return sentRequest(location)
    },
    async post(xml, relayState, browser = scene.browser) {
      const form = { SAMLResponse: encoded(xml), RelayState: relayState }
      // A form of another site comes without cookies.
      const stranger = httpBrowser(url)
      const posted = await stranger.post('/saml2/idpresponse', form, { origin: 'https://idp.example', 'sec-fetch-site': 'cross-site' })
      if (posted.status !== 303) return posted
      for (const [name, value] of stranger.cookies) browser.cookies.set(name, value)
      return browser.get(posted.location)
    },
  }
}

const params = (address: string) => new URL(address, 'http://x').searchParams
const said = ({ location }: Seen) => params(location).get('error_description') ?? location

async function idToken(scene: OAuthScene, { location }: Seen) {
  const { json, status } = await scene.token({
    grant_type: 'authorization_code',
    client_id: scene.clientId,
    code: params(location).get('code') ?? '',
    redirect_uri: callback,
  })
  if (status !== 200) throw new Error(`No tokens for ${location}`)
  return claims(json.id_token)
}

t.test('a user of a SAML provider signs in', async (t) => {
  const scene = await withSaml(t)
  const { api, poolId, begin, honest, post, recipient, audience } = scene
  const first = await begin()
  t.match(first.xml, `AssertionConsumerServiceURL="${recipient}"`)
  t.match(first.xml, `>${audience}<`)
  t.match(first.xml, 'Destination="https://idp.example/sso?tenant=1"')
  t.equal(first.query.get('Signature'), null, 'requests are signed where the provider wants it')
  const back = await post(honest(first.id), first.relayState)
  t.match(back.location, new RegExp(`^${callback}\\?code=[\\w-]+&state=app$`))
  const id = await idToken(scene, back)
  t.match(id, {
    'cognito:username': 'Corp_ann',
    'cognito:groups': [`${poolId}_Corp`],
    email: 'ann@example.com',
    email_verified: false,
    name: 'Ann Lee',
    identities: [{ userId: 'ann', providerName: 'Corp', providerType: 'SAML', issuer: entityId, primary: 'true' }],
  })
  const user = await api.adminGetUser({ UserPoolId: poolId, Username: 'Corp_ann' })
  t.equal(user.UserAttributes?.find(({ Name }) => Name === 'custom:groups')?.Value, '[a+b, c]')
  const second = await begin({ identity_provider: '', idp_identifier: 'corp.example' })
  const again = await post(honest(second.id, { attributes: { displayName: ['Ann Smith'] } }), second.relayState)
  t.match(await idToken(scene, again), { sub: id.sub, name: 'Ann Smith', email: 'ann@example.com' }, 'what is not sent stays')
  const levels = await begin({ acr_values: 'urn:cognito:loa:3' })
  const third = await idToken(scene, await post(honest(levels.id), levels.relayState))
  t.match(third, { acr: 'urn:cognito:loa:1', amr: ['fed'] }, 'an assertion says nothing of levels')
})

t.test('a response may be signed as a whole, and the request is signed where RequestSigningAlgorithm says so', async (t) => {
  const scene = await withSaml(t, { RequestSigningAlgorithm: 'rsa-sha256' })
  const { api, poolId, begin, post, idp, recipient, audience, clock } = scene
  const { id, relayState, query } = await begin()
  const { Certificate } = await api.getSigningCertificate({ UserPoolId: poolId })
  const signed = [...query].filter(([name]) => ['SAMLRequest', 'RelayState', 'SigAlg'].includes(name))
  const text = signed.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  const certificate = new X509Certificate(Buffer.from(Certificate ?? '', 'base64'))
  t.ok(verify('RSA-SHA256', Buffer.from(text), certificate.publicKey, Buffer.from(query.get('Signature') ?? '', 'base64')))
  const whole = responseXml(assertionXml({ now: clock.now(), recipient, audience, requestId: id }))
  t.match((await post(idp.sign(whole, '_response'), relayState)).location, /code=/)
})

t.test('an assertion is encrypted for the certificate of the provider, where EncryptedResponses says so', async (t) => {
  const scene = await withSaml(t, { EncryptedResponses: 'true', IDPSignout: 'true' })
  const { api, poolId, begin, honest, post, idp, recipient, audience, clock } = scene
  const { IdentityProvider } = await api.describeIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp' })
  const certificate = IdentityProvider?.ProviderDetails?.ActiveEncryptionCertificate ?? ''
  const { subject, validTo } = new X509Certificate(Buffer.from(certificate, 'base64'))
  t.equal(subject, `CN=${poolId}`)
  t.ok(Date.parse(validTo) / 1000 > clock.now() + 9.9 * 365 * 86_400)
  t.not(certificate, (await api.getSigningCertificate({ UserPoolId: poolId })).Certificate, 'signatures are made with another key')
  const signed = (requestId: string) => / *<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(honest(requestId))?.[0] ?? ''
  for (const algorithms of [
    {},
    { encryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#aes128-cbc' },
    { keyEncryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#rsa-oaep', keyEncryptionDigest: 'sha256', keyEncryptionMgf: 'sha256' },
  ]) {
    const { id, relayState } = await begin()
    const back = await post(responseXml(await encryptedXml(signed(id), certificate, algorithms)), relayState)
    t.equal((await idToken(scene, back))['cognito:username'], 'Corp_ann')
  }
  const whole = await begin()
  const plain = (requestId: string) => assertionXml({ now: clock.now(), recipient, audience, requestId, id: `_${requestId}` })
  const response = idp.sign(responseXml(await encryptedXml(plain(whole.id), certificate)), '_response')
  t.match((await post(response, whole.relayState)).location, /code=/, 'the response may be signed in place of the assertion in it')

  const other = await samlIdp(clock.now())
  const crafted: readonly [name: string, make: (id: string) => Promise<string> | string, reason: RegExp][] = [
    ['a plain assertion', honest, /the assertion is not encrypted/],
    ['for another key', async (id) => responseXml(await encryptedXml(signed(id), other.certificate)), /was not encrypted for/],
    ['an unsigned assertion', async (id) => responseXml(await encryptedXml(plain(id), certificate)), /0 elements Signature/],
    [
      "a stranger's assertion",
      async (id) => responseXml(await encryptedXml(other.sign(plain(id), `_${id}`), certificate)),
      /signature is invalid/,
    ],
    ['a plain one beside it', async (id) => responseXml((await encryptedXml(signed(id), certificate)) + plain(id)), /not encrypted/],
    [
      'nothing in it',
      () => responseXml('<a:EncryptedAssertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"/>'),
      /was not encrypted for/,
    ],
    ['no XML in it', async () => responseXml(await encryptedXml('root', certificate)), /was not encrypted for/],
    ['no assertion in it', async () => responseXml(await encryptedXml(`<saml:Other xmlns:saml="x" ID="_1"/>`, certificate)), /Signature/],
  ]
  for (const [name, make, reason] of crafted) {
    const { id, relayState } = await begin()
    t.match(said(await post(await make(id), relayState)), reason, name)
  }
  // A description goes back in as it came.
  const { UserPoolId: _, ProviderDetails, ...rest } = IdentityProvider ?? {}
  const named = { UserPoolId: poolId, ProviderName: rest.ProviderName }
  const updated = await api.updateIdentityProvider({ ...named, ProviderDetails })
  t.same(updated.IdentityProvider?.ProviderDetails, ProviderDetails)
  await api.updateIdentityProvider({ ...named, ProviderDetails: { MetadataFile: idp.metadata } })
  const { id, relayState } = await begin()
  t.match(
    said(await post(responseXml(await encryptedXml(signed(id), certificate)), relayState)),
    /EncryptedResponses of the provider is not/,
  )
  const plainly = await begin()
  t.match((await post(honest(plainly.id), plainly.relayState)).location, /code=/)
})

t.test('an address leads to the provider whose identifier is its domain', async (t) => {
  const { begin, browser, authorize } = await withSaml(t)
  t.ok((await begin({ identity_provider: '', idp_identifier: 'ann@corp.example' })).id)
  const unknown = await browser.get(authorize({ idp_identifier: 'ann@elsewhere.example' }))
  t.match(unknown.location, /^\/error\?/)
  t.equal(said(unknown), 'No identity provider of this app has the identifier elsewhere.example.')
})

t.test('prompt goes on to the provider', async (t) => {
  const { begin, post } = await withSaml(t)
  t.notMatch((await begin()).xml, /ForceAuthn|IsPassive/)
  t.match((await begin({ prompt: 'login' })).xml, ' ForceAuthn="true" ')
  const silent = await begin({ prompt: 'none' })
  t.match(silent.xml, ' IsPassive="true" ')
  const back = await post(responseXml('', 'urn:oasis:names:tc:SAML:2.0:status:NoPassive'), silent.relayState)
  t.equal(params(back.location).get('error'), 'login_required')
})

t.test('a pool describes itself, and a provider is described by its metadata', async (t) => {
  const { url, poolId, api, recipient, idp } = await withSaml(t)
  const document = await fetch(`${url}/${poolId}/.well-known/saml-metadata.xml`)
  const text = await document.text()
  const { Certificate } = await api.getSigningCertificate({ UserPoolId: poolId })
  for (const part of [`entityID="urn:amazon:cognito:sp:${poolId}"`, `Location="${recipient}"`, `>${Certificate}<`, '/saml2/logout"'])
    t.match(text, part)
  t.equal((await fetch(`${url}/us-east-1_unknown/.well-known/saml-metadata.xml`)).status, 404)
  t.match(text, 'AuthnRequestsSigned="false"')
  t.notMatch(text, 'use="encryption"')
  const { IdentityProvider } = await api.describeIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp' })
  t.match(IdentityProvider?.ProviderDetails, {
    SSORedirectBindingURI: 'https://idp.example/sso?tenant=1',
    SLORedirectBindingURI: 'https://idp.example/slo',
    MetadataFile: idp.metadata,
  })
  const broken = (MetadataFile: string) =>
    api.updateIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp', ProviderDetails: { MetadataFile } })
  for (const wrong of [
    idp.metadata.replace('IDPSSODescriptor', 'SPSSODescriptor'),
    idp.metadata.replace(/<ds:X509Certificate>[\s\S]*?<\/ds:X509Certificate>/, ''),
    idp.metadata.replace('https://idp.example/sso', 'javascript:alert(1)'),
    `<!DOCTYPE x [<!ENTITY y "z">]>${idp.metadata}`,
    idp.metadata.slice(0, -5),
  ]) {
    await t.rejects(broken(wrong), { name: 'InvalidParameterException', message: /MetadataFile/ })
  }
})

t.test('what a pool says of itself is what its provider, or every one of them, is set to', async (t) => {
  const { url, poolId, api, idp } = await withSaml(t, { RequestSigningAlgorithm: 'rsa-sha256', EncryptedResponses: 'true' })
  const described = async (query = '') => (await fetch(`${url}/${poolId}/.well-known/saml-metadata.xml${query}`)).text()
  const { IdentityProvider } = await api.describeIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp' })
  const certificate = IdentityProvider?.ProviderDetails?.ActiveEncryptionCertificate
  const alone = await described()
  t.match(alone, 'AuthnRequestsSigned="true"')
  t.match(
    alone,
    new RegExp(`use="encryption">\\s*<ds:KeyInfo[^>]*><ds:X509Data><ds:X509Certificate>${certificate?.replaceAll('+', '\\+')}<`),
  )
  await api.createIdentityProvider({
    UserPoolId: poolId,
    ProviderName: 'Other',
    ProviderType: 'SAML',
    ProviderDetails: { MetadataFile: idp.metadata },
  })
  const both = await described()
  t.match(both, 'AuthnRequestsSigned="false"')
  t.notMatch(both, 'use="encryption"')
  t.equal(await described('?provider=Corp'), alone)
  t.equal(await described('?provider=Other'), both)
  t.equal((await fetch(`${url}/${poolId}/.well-known/saml-metadata.xml?provider=None`)).status, 404)
})

t.test('metadata at a URL is read when somebody signs in', async (t) => {
  let document = ''
  const server = createServer((_, response) => void response.writeHead(document === '' ? 503 : 200).end(document))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  t.teardown(() => server.close())
  const MetadataURL = `http://localhost:${(server.address() as AddressInfo).port}/metadata`
  const scene = await withSaml(t, { MetadataURL })
  const { browser, authorize, begin, honest, post, idp, api, poolId } = scene
  const refused = await browser.get(authorize({ identity_provider: 'Corp' }))
  t.match(refused.location, /^\/error\?/)
  t.equal(said(refused), `Corp (${MetadataURL}): it answered 503`)
  document = idp.metadata
  const { id, relayState } = await begin()
  t.match((await post(honest(id), relayState)).location, /code=/)
  const { IdentityProvider } = await api.describeIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp' })
  t.match(IdentityProvider?.ProviderDetails, { SSORedirectBindingURI: 'https://idp.example/sso?tenant=1' })
})

t.test('only what the provider signed is believed', async (t) => {
  const scene = await withSaml(t)
  const { begin, honest, post, idp, recipient, audience, clock, api, poolId } = scene
  const stranger = await samlIdp(clock.now(), 'stranger')
  const plain = (requestId: string, more: Partial<Saying> = {}) =>
    assertionXml({ now: clock.now(), recipient, audience, requestId, ...more })
  const evil = (requestId: string) => plain(requestId, { nameId: 'root', id: '_evil' })
  const part = (xml: string, name: string) => new RegExp(`<(?:\\w+:)?${name}[ >][\\s\\S]*</(?:\\w+:)?${name}>`).exec(xml)?.[0] ?? ''
  const crafted: readonly [name: string, make: (requestId: string) => string, reason: RegExp][] = [
    ['no signature', (id) => responseXml(plain(id)), /0 elements Signature/],
    ["a stranger's signature", (id) => responseXml(stranger.sign(plain(id), '_assertion')), /signature is invalid/],
    ['a changed name', (id) => honest(id).replace('>ann<', '>root<'), /signature is invalid/],
    ['a changed attribute', (id) => honest(id).replace('ann@example.com', 'root@example.com'), /signature is invalid/],
    [
      'a second assertion before the signed one',
      (id) => honest(id).replace('<saml:Assertion', `${evil(id)}<saml:Assertion`),
      /2 elements Assertion/,
    ],
    [
      'a second assertion behind the signed one',
      (id) => honest(id).replace('</samlp:Response>', `${evil(id)}</samlp:Response>`),
      /2 elements Assertion/,
    ],
    [
      'the signed assertion within the signature of another one',
      (id) => {
        const signed = part(honest(id), 'Assertion')
        const signature = part(signed, 'Signature').replace('</ds:Signature>', '').replace('</Signature>', '')
        const tag = part(signed, 'Signature').startsWith('<ds:') ? 'ds:' : ''
        const bare = signed.replace(part(signed, 'Signature'), '')
        return responseXml(
          evil(id).replace('<saml:Subject>', `${signature}<${tag}Object>${bare}</${tag}Object></${tag}Signature><saml:Subject>`),
        )
      },
      /the signature is not over the Assertion it is in/,
    ],
    [
      'the signed assertion within another one',
      (id) => responseXml(evil(id).replace('</saml:Assertion>', `${part(honest(id), 'Assertion')}</saml:Assertion>`)),
      /0 elements Signature/,
    ],
    [
      'the signed assertion within extensions',
      (id) => responseXml(`<samlp:Extensions>${part(honest(id), 'Assertion')}</samlp:Extensions>${evil(id)}`),
      /0 elements Signature/,
    ],
    [
      "a signature of another element's",
      (id) => {
        const signed = part(honest(id), 'Assertion')
        const signature = part(signed, 'Signature')
        return responseXml(
          `${evil(id).replace('<saml:Subject>', `${signature}<saml:Subject>`)}<samlp:Extensions>${signed.replace(signature, '')}</samlp:Extensions>`,
        )
      },
      /the signature is not over the Assertion it is in/,
    ],
    [
      'the same ID twice',
      (id) => {
        const signed = part(honest(id), 'Assertion')
        const own = / ID="([^"]*)"/.exec(signed)?.[1] ?? ''
        const signature = part(signed, 'Signature')
        const copy = plain(id, { nameId: 'root', id: own }).replace('<saml:Subject>', `${signature}<saml:Subject>`)
        return responseXml(`<samlp:Extensions>${signed}</samlp:Extensions>${copy}`)
      },
      /signature is invalid/,
    ],
    [
      'the signed response within another one',
      (id) => responseXml(`${evil(id)}${idp.sign(responseXml(plain(id), undefined, '_inner'), '_inner')}`),
      /0 elements Signature/,
    ],
    ['a document type', (id) => `<!DOCTYPE r [<!ENTITY e "root">]>${honest(id)}`, /document type/],
    ['no XML', () => 'root', /not XML/],
    ['a failure', (id) => responseXml(part(honest(id), 'Assertion'), 'urn:oasis:names:tc:SAML:2.0:status:Responder'), /status:Responder/],
    ['another issuer', (id) => honest(id, { issuer: 'https://evil.example' }), /issuer/],
    ['another audience', (id) => honest(id, { audience: 'urn:amazon:cognito:sp:other' }), /Audience restriction/],
    ['another recipient', (id) => honest(id, { recipient: 'https://other.example/saml2/idpresponse' }), /recipient/],
    ['another request', () => honest('_other'), /InResponseTo/],
    ['no request', () => honest(undefined), /InResponseTo/],
    ['too late', (id) => honest(id, { notOnOrAfter: clock.now() - 61 }), /expired/],
    ['too early', (id) => honest(id, { notBefore: clock.now() + 61 }), /not valid yet/],
  ]
  for (const [name, make, reason] of crafted) {
    const { id, relayState } = await begin()
    const answer = params((await post(make(id), relayState)).location)
    t.equal(answer.get('code'), null, name)
    t.equal(answer.get('error'), 'server_error', name)
    t.match(answer.get('error_description'), /^Invalid SAML response received: ./, name)
    t.match(answer.get('error_description'), reason, name)
  }
  const { Users } = await api.listUsers({ UserPoolId: poolId })
  t.same(
    Users?.map(({ Username }) => Username),
    ['jane'],
    'nobody was made',
  )
  const { id, relayState } = await begin()
  const commented = honest(id, { nameId: 'ann<!-- -->.root' })
  t.equal((await idToken(scene, await post(commented, relayState)))['cognito:username'], 'Corp_ann.root', 'a comment does not end a name')
  const skewed = await begin()
  t.match(
    (await post(honest(skewed.id, { notBefore: clock.now() + 30 }), skewed.relayState)).location,
    /code=/,
    'clocks may differ a little',
  )
})

t.test('a response is good once, for the browser that was sent away', async (t) => {
  const scene = await withSaml(t)
  const { begin, honest, post, url, clock, browser } = scene
  const first = await begin()
  const response = honest(first.id)
  const attacker = httpBrowser(url)
  await begin({}, attacker)
  t.match(said(await post(response, first.relayState, attacker)), /began in another browser/)
  t.match((await post(response, first.relayState)).location, /^\/error\?/, 'the request was answered')
  const second = await begin()
  t.match(said(await post(response, second.relayState)), /InResponseTo/)
  const late = await begin()
  clock.pass(301)
  t.match((await post(honest(late.id), late.relayState)).location, /^\/error\?/)
  for (const path of ['/saml2/idpresponse', '/saml2/idpresponse?ticket=made-up']) t.match((await browser.get(path)).location, /^\/error\?/)
  t.match((await post(honest('_any'), 'made-up')).location, /^\/error\?/)
  const form = (await httpBrowser(url).post('/saml2/idpresponse', {})).location
  t.match(form, /^\/error\?/)
})

t.test('a provider begins by itself only where it may, and then an assertion is good once', async (t) => {
  const strict = await withSaml(t)
  const asked = ({ clientId }: SamlScene) =>
    `${new URLSearchParams({ identity_provider: 'Corp', client_id: clientId, redirect_uri: callback, response_type: 'code', scope: 'openid email' })}`
  t.match((await strict.post(strict.honest(undefined), asked(strict))).location, /^\/error\?/)
  const scene = await withSaml(t, { IDPInit: 'true' })
  const response = scene.honest(undefined)
  const entered = await scene.post(response, asked(scene))
  t.match(await idToken(scene, entered), { 'cognito:username': 'Corp_ann' })
  t.match(said(await scene.post(response, asked(scene))), /used already/)
  t.match(said(await scene.post(scene.honest('_asked'), asked(scene))), /none was made/)
  const elsewhere = asked(scene).replace(encodeURIComponent(callback), encodeURIComponent('https://evil.example/'))
  t.match((await scene.post(scene.honest(undefined), elsewhere)).location, /^\/error\?/)
})

t.test('a user may be linked by an attribute, which is not taken for a subject', async (t) => {
  const scene = await withSaml(t)
  const { api, poolId, begin, honest, post } = scene
  await api.adminLinkProviderForUser({
    UserPoolId: poolId,
    DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'jane' },
    SourceUser: { ProviderName: 'Corp', ProviderAttributeName: 'mail', ProviderAttributeValue: 'jane@corp.example' },
  })
  const enter = async (more: Partial<Saying>) => {
    const { id, relayState } = await begin()
    return (await idToken(scene, await post(honest(id, more), relayState)))['cognito:username']
  }
  t.equal(await enter({ nameId: 'j1', attributes: { mail: ['jane@corp.example'] } }), 'jane')
  t.equal(await enter({ nameId: 'm1', attributes: { displayName: ['jane@corp.example'] } }), 'Corp_m1', 'another attribute')
  t.equal(await enter({ nameId: 'ann', attributes: {} }), 'Corp_ann')
  t.equal(
    await enter({ nameId: 'm2', attributes: { displayName: ['ann'] } }),
    'Corp_m2',
    'an attribute that is the subject of another user',
  )
})

t.test('who signs out is signed out of the provider too, where IDPSignout says so', async (t) => {
  const scene = await withSaml(t, { IDPSignout: 'true' })
  const { begin, honest, post, browser, clientId, idp, url, api, poolId } = scene
  const enter = async () => {
    const { id, relayState } = await begin()
    await post(honest(id), relayState)
  }
  const bye = 'http://localhost:3000/bye'
  const signOut = async () =>
    sentRequest((await browser.get(`/logout?${new URLSearchParams({ client_id: clientId, logout_uri: bye })}`)).location)
  const answer = (id: string) => idp.sign(responseXml('', undefined, '_out', 'LogoutResponse', id), '_out')
  const answered = async (xml: string, RelayState: string) =>
    (await httpBrowser(url).post('/saml2/logout', { SAMLResponse: encoded(xml), RelayState }, { origin: 'https://idp.example' })).location

  await enter()
  const out = await signOut()
  t.match(out.xml, /<saml2p:LogoutRequest .*>ann<\/saml2:NameID><saml2p:SessionIndex>_session</)
  t.ok(out.query.get('Signature'), 'it is signed')
  t.match((await browser.get(scene.authorize())).location, /^\/login/, 'the browser is signed out of the pool')
  t.equal(await answered(answer(out.id), out.relayState), bye)
  t.equal(await answered(answer(out.id), out.relayState), '/loggedOut', 'where to go on to is known once')
  t.equal(await answered(answer(out.id), ''), '/loggedOut')
  t.match((await browser.get('/loggedOut')).text, 'You have signed out.')
  t.match((await browser.get('/loggedOut?lang=nl')).text, 'Je kunt dit venster sluiten.')
  const stranger = await samlIdp(scene.clock.now(), 'stranger')
  for (const other of [
    responseXml('', undefined, '_out', 'LogoutResponse'),
    stranger.sign(responseXml('', undefined, '_out', 'LogoutResponse'), '_out'),
    'root',
    '',
  ])
    t.match(await answered(other, out.relayState), /^\/error\?/, 'an answer that is not of a provider')
  for (const make of [(id: string) => responseXml('', undefined, '_out', 'LogoutResponse', id), () => answer('_other')]) {
    await enter()
    const { id, relayState } = await signOut()
    t.match(await answered(make(id), relayState), /^\/error\?/)
  }
  await enter()
  const away = await browser.get(scene.authorize({}, '/logout'))
  const again = sentRequest(away.location)
  t.match(await answered(answer(again.id), again.relayState), new RegExp(`^${url}/login\\?response_type=code`))

  await enter()
  const details = { MetadataFile: idp.metadata, IDPSignout: 'false' }
  await api.updateIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp', ProviderDetails: details })
  t.equal((await browser.get(`/logout?${new URLSearchParams({ client_id: clientId, logout_uri: bye })}`)).location, bye)
})

t.test('a sign-out that the provider begins signs nobody out, and the provider hears that', async (t) => {
  const scene = await withSaml(t, { IDPSignout: 'true' })
  const { begin, honest, post, browser, idp, url, api, poolId, authorize } = scene
  const { id, relayState } = await begin()
  await post(honest(id), relayState)
  const request = responseXml('<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">ann</saml:NameID>', '', '_ask')
    .replaceAll('samlp:Response', 'samlp:LogoutRequest')
    .replace(/<samlp:Status>.*<\/samlp:Status>/, '')
  const asked = async (xml: string, from = httpBrowser(url)) =>
    from.post('/saml2/logout', { SAMLRequest: encoded(xml), RelayState: 'theirs' }, { origin: 'https://idp.example' })
  const { location, status } = await asked(idp.sign(request, '_ask'), browser)
  t.equal(status, 303)
  t.equal(location.split('?')[0], 'https://idp.example/slo')
  const query = params(location)
  t.equal(query.get('RelayState'), 'theirs')
  const answer = inflateRawSync(Buffer.from(query.get('SAMLResponse') ?? '', 'base64')).toString()
  t.match(answer, /^<saml2p:LogoutResponse [^>]* InResponseTo="_ask">.*status:Responder">.*status:RequestUnsupported"/)
  const { Certificate } = await api.getSigningCertificate({ UserPoolId: poolId })
  const signed = location.slice(location.indexOf('?') + 1, location.indexOf('&Signature='))
  const key = new X509Certificate(Buffer.from(Certificate ?? '', 'base64')).publicKey
  t.ok(verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(query.get('Signature') ?? '', 'base64')))
  const stranger = await samlIdp(scene.clock.now(), 'stranger')
  for (const other of [request, stranger.sign(request, '_ask'), idp.sign(request, '_ask').replace('>ann<', '>bob<'), 'root', '']) {
    const refused = await asked(other, browser)
    t.match([refused.status, refused.location], [302, /^\/error\?/])
  }
  t.match((await browser.get(authorize())).location, /code=/, 'the browser is signed in still')
  const details = { MetadataFile: idp.metadata }
  await api.updateIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp', ProviderDetails: details })
  t.match((await asked(idp.sign(request, '_ask'))).location, /^\/error\?/, 'a provider without IDPSignout')
})

t.test('InboundFederation is told what the assertion says', async (t) => {
  const scene = await withSaml(t)
  const { begin, honest, post, api, poolId, lambda } = scene
  const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:inbound'
  await api.updateUserPool({ UserPoolId: poolId, LambdaConfig: { InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: functionArn } } })
  lambda.define(functionArn, (event) => event)
  const { id, relayState } = await begin()
  t.match((await post(honest(id), relayState)).location, /code=/)
  t.match(lambda.invocations[0]?.event, {
    userName: 'Corp_ann',
    request: { providerType: 'SAML', attributes: { samlResponse: { mail: 'ann@example.com', groups: '[a+b, c]' } } },
  })
})

t.test('in Chromium, from a provider of another site', { skip: withoutChromium }, async (t) => {
  const scene = await withSaml(t)
  const { idp, honest, api, poolId, url } = scene
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/sso')) return void response.writeHead(404).end()
    const { id, relayState } = sentRequest(new URL(request.url, 'http://localhost').href)
    const form = `<form method="post" action="${url}/saml2/idpresponse"><input type="hidden" name="SAMLResponse" value="${encoded(honest(id))}"><input type="hidden" name="RelayState" value="${relayState}"><button id="go">Go on</button></form>`
    response.writeHead(200, { 'content-type': 'text/html' }).end(form)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  t.teardown(() => server.close())
  // The emulator is 127.0.0.1 and this is localhost: to a browser, two sites.
  const metadata = idp.metadata.replace(
    'https://idp.example/sso?tenant=1',
    `http://localhost:${(server.address() as AddressInfo).port}/sso`,
  )
  await api.updateIdentityProvider({ UserPoolId: poolId, ProviderName: 'Corp', ProviderDetails: { MetadataFile: metadata } })
  const app = await startApp(t)
  const { UserPoolClient } = await api.createUserPoolClient({
    ...oauthClient,
    UserPoolId: poolId,
    ClientName: 'web',
    CallbackURLs: [app.callback],
    SupportedIdentityProviders: ['COGNITO', 'Corp'],
  })
  const page = await (await startChromium(t)).newPage()
  await page.goto(`${url}${scene.authorize({ client_id: UserPoolClient?.ClientId, redirect_uri: app.callback, state: 'app' }, '/login')}`)
  t.equal(await page.locator('#provider-Corp').count(), 0, 'a provider with identifiers has no button')
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
  t.same(
    violations.map(({ id }) => id),
    [],
  )
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/by-email.png` })
  await page.fill('#corporateEmail', 'ann@Corp.example')
  await page.click('#providerByEmailButton')
  await page.click('#go')
  await page.waitForURL(`${app.callback}**`)
  t.match(page.url(), /\?code=[\w-]+&state=app$/)
})
