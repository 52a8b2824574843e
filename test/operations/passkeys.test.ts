/** Passkeys: registered, used to sign in, refused where anything is not as it was asked for. */
import { randomBytes } from 'node:crypto'
import t from 'tap'
import {
  type Ceremony,
  type CreationOptions,
  type CredentialJson,
  createPasskey,
  type Passkey,
  type RequestOptions,
  usePasskey,
} from '../../src/cli/webauthn/authenticator.ts'
import { everyFlow, password, type Scene, startScene } from '../support/scene.ts'

const page: Ceremony = { origin: 'http://localhost:3000', userVerified: true }

const passkeyPool = {
  pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'WEB_AUTHN' as const] } } },
  appClient: { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH' as const] },
}

/** A pool with passkeys for localhost, and a user in it. */
async function withPasskeys(test: Parameters<typeof startScene>[0]): Promise<Scene & { sub: string }> {
  const scene = await startScene(test, passkeyPool)
  await scene.api.setUserPoolMfaConfig({ UserPoolId: scene.poolId, WebAuthnConfiguration: { RelyingPartyId: 'localhost' } })
  const sub = await scene.addUser('jane')
  return { ...scene, sub }
}

const token = async (scene: Scene, username = 'jane') => (await scene.signIn(username)).AccessToken

async function creationOptions({ api }: Scene, AccessToken: string): Promise<CreationOptions> {
  const { CredentialCreationOptions } = await api.startWebAuthnRegistration({ AccessToken })
  return CredentialCreationOptions as unknown as CreationOptions
}

/** What the SDK takes for any JSON. */
const json = (credential: unknown) => JSON.parse(JSON.stringify(credential))

async function register(scene: Scene, username = 'jane', ceremony = page): Promise<Passkey> {
  const AccessToken = await token(scene, username)
  const { passkey, credential } = createPasskey(await creationOptions(scene, AccessToken), ceremony)
  await scene.api.completeWebAuthnRegistration({ AccessToken, Credential: json(credential) })
  return passkey
}

interface Asked {
  readonly Session: string | undefined
  readonly options: RequestOptions & Record<string, unknown>
}

async function ask({ api, clientId }: Scene, USERNAME = 'jane'): Promise<Asked> {
  const { ChallengeName, ChallengeParameters, Session } = await api.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
  })
  if (ChallengeName !== 'WEB_AUTHN') throw new Error(`The pool asks for ${ChallengeName}`)
  return { Session, options: JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '') }
}

const answer = ({ api, clientId }: Scene, Session: string | undefined, credential: unknown, USERNAME = 'jane') =>
  api.respondToAuthChallenge({
    ClientId: clientId,
    ChallengeName: 'WEB_AUTHN',
    Session,
    ChallengeResponses: { USERNAME, CREDENTIAL: JSON.stringify(credential) },
  })

const refused = { name: 'NotAuthorizedException', message: 'Incorrect passkey.' }

t.test('a passkey is registered, and signs its user in', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId, clientId, sub } = scene
  const AccessToken = await token(scene)
  const options = await creationOptions(scene, AccessToken)
  t.match(options, {
    challenge: /^[\w-]{22}$/,
    rp: { id: 'localhost', name: 'localhost' },
    user: { id: Buffer.from(sub).toString('base64url'), name: 'jane', displayName: 'jane' },
    pubKeyCredParams: [
      { type: 'public-key', alg: -7 },
      { type: 'public-key', alg: -257 },
    ],
    timeout: 60_000,
    excludeCredentials: [],
    authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'preferred' },
  })
  const { passkey, credential } = createPasskey(options, page)
  t.same((await api.getUserAuthFactors({ AccessToken })).ConfiguredUserAuthFactors, ['PASSWORD'])
  await api.completeWebAuthnRegistration({ AccessToken, Credential: json(credential) })
  t.same((await api.getUserAuthFactors({ AccessToken })).ConfiguredUserAuthFactors, ['PASSWORD', 'WEB_AUTHN'])
  t.same((await api.adminGetUserAuthFactors({ UserPoolId: poolId, Username: 'jane' })).ConfiguredUserAuthFactors, ['PASSWORD', 'WEB_AUTHN'])
  const { Credentials } = await api.listWebAuthnCredentials({ AccessToken })
  t.same(Credentials, [
    {
      CredentialId: passkey.id,
      FriendlyCredentialName: 'Passkey',
      RelyingPartyId: 'localhost',
      AuthenticatorAttachment: 'platform',
      AuthenticatorTransports: ['internal'],
      CreatedAt: new Date(scene.clock.now() * 1000),
    },
  ])

  const offered = await api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane' } })
  t.match(offered, { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'] })
  const chosen = await api.respondToAuthChallenge({
    ClientId: clientId,
    ChallengeName: 'SELECT_CHALLENGE',
    Session: offered.Session,
    ChallengeResponses: { USERNAME: 'jane', ANSWER: 'WEB_AUTHN' },
  })
  const request = JSON.parse(chosen.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '')
  t.match(request, {
    challenge: /^[\w-]{22}$/,
    timeout: 180_000,
    rpId: 'localhost',
    allowCredentials: [{ type: 'public-key', id: passkey.id, transports: ['internal'] }],
    userVerification: 'preferred',
  })
  const { AuthenticationResult } = await answer(scene, chosen.Session, usePasskey(passkey, request, page).credential)
  t.equal((await api.getUser({ AccessToken: AuthenticationResult?.AccessToken })).Username, 'jane')
})

t.test('a preferred passkey is asked for at once, by the administrator too', async (t) => {
  const scene = await withPasskeys(t)
  const passkey = await register(scene)
  const { api, poolId: UserPoolId, clientId: ClientId } = scene
  const begun = await api.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: 'jane', PREFERRED_CHALLENGE: 'WEB_AUTHN' },
  })
  t.same(begun.AvailableChallenges, ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'])
  const options = JSON.parse(begun.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '')
  const { AuthenticationResult } = await api.adminRespondToAuthChallenge({
    UserPoolId,
    ClientId,
    ChallengeName: 'WEB_AUTHN',
    Session: begun.Session,
    ChallengeResponses: { USERNAME: 'jane', CREDENTIAL: JSON.stringify(usePasskey(passkey, options, page).credential) },
  })
  t.ok(AuthenticationResult?.RefreshToken)
})

t.test('a packed attestation is verified', async (t) => {
  const scene = await withPasskeys(t)
  const packed = { ...page, attestation: 'packed' } as const
  const passkey = await register(scene, 'jane', packed)
  const { Session, options } = await ask(scene)
  t.ok((await answer(scene, Session, usePasskey(passkey, options, page).credential)).AuthenticationResult)
  const AccessToken = await token(scene)
  const { credential } = createPasskey(await creationOptions(scene, AccessToken), packed)
  const bytes = Buffer.from(String(credential.response.attestationObject), 'base64url')
  // The last byte of the signature: the statement is written before the authenticator data.
  const at = bytes.indexOf(Buffer.from('authData')) - 2
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  const forged = { ...credential, response: { ...credential.response, attestationObject: bytes.toString('base64url') } }
  await t.rejects(scene.api.completeWebAuthnRegistration({ AccessToken, Credential: json(forged) }), {
    name: 'WebAuthnCredentialNotSupportedException',
    message: 'The credential is not supported: its attestation is wrong.',
  })
})

t.test('a registration is refused by the name of what is wrong with it', async (t) => {
  const scene = await withPasskeys(t)
  const { api } = scene
  await scene.addUser('june')
  const AccessToken = await token(scene)
  const complete = (credential: unknown, access = AccessToken) =>
    api.completeWebAuthnRegistration({ AccessToken: access, Credential: json(credential) })
  const made = async (change: (options: CreationOptions) => CreationOptions = (options) => options, ceremony = page) =>
    createPasskey(change(await creationOptions(scene, AccessToken)), ceremony).credential
  const unknownChallenge = {
    name: 'WebAuthnChallengeNotFoundException',
    message: 'The challenge is unknown, was used already, or has expired.',
  }

  for (const nonsense of [{}, [], 'text', { id: 'a', type: 'public-key', response: { clientDataJSON: 'a' } }]) {
    await t.rejects(complete(nonsense), { name: 'InvalidParameterException', message: 'Credential is not a RegistrationResponseJSON.' })
  }
  const otherChallenge = randomBytes(16).toString('base64url')
  await t.rejects(complete(await made((options) => ({ ...options, challenge: otherChallenge }))), unknownChallenge)
  await t.rejects(complete(await made(), await token(scene, 'june')), unknownChallenge, "somebody else's challenge")
  for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'https://xlocalhost', 'ftp://localhost', 'localhost']) {
    await t.rejects(complete(await made(undefined, { ...page, origin })), {
      name: 'WebAuthnOriginNotAllowedException',
      message: `The origin ${origin} is not allowed for the relying party ID localhost.`,
    })
  }
  await t.rejects(complete(await made((options) => ({ ...options, rp: { id: 'evil.example' } }))), {
    name: 'WebAuthnRelyingPartyMismatchException',
    message: 'The credential is not for the relying party ID localhost.',
  })
  const renamed = await made()
  await t.rejects(complete({ ...renamed, id: 'AAAA', rawId: 'AAAA' }), { name: 'WebAuthnCredentialNotSupportedException' })
  const broken = await made()
  await t.rejects(complete({ ...broken, response: { ...broken.response, attestationObject: 'AAAA' } }), {
    name: 'WebAuthnCredentialNotSupportedException',
  })

  const once = await made()
  await complete(once)
  await t.rejects(complete(once), unknownChallenge, 'a challenge works once')
  const late = await made()
  scene.clock.pass(181)
  await t.rejects(complete(late), unknownChallenge)
  t.equal((await api.listWebAuthnCredentials({ AccessToken })).Credentials?.length, 1)
})

t.test('a registration is completed with the client that it was started with', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId } = scene
  const { credential } = createPasskey(await creationOptions(scene, await token(scene)), page)
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'other',
    ExplicitAuthFlows: [...everyFlow],
  })
  const { AuthenticationResult } = await api.initiateAuth({
    ClientId: UserPoolClient?.ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: password },
  })
  await t.rejects(api.completeWebAuthnRegistration({ AccessToken: AuthenticationResult?.AccessToken, Credential: json(credential) }), {
    name: 'WebAuthnClientMismatchException',
  })
})

t.test('a sign-in is refused where the passkey does not prove this user to this challenge on this page', async (t) => {
  const scene = await withPasskeys(t)
  await scene.addUser('june')
  const passkey = await register(scene)
  const foreign = await register(scene, 'june')
  const tampered = ({ response, ...rest }: CredentialJson): unknown => {
    const signature = Buffer.from(String(response.signature), 'base64url')
    const last = signature.length - 1
    signature.writeUInt8(signature.readUInt8(last) ^ 1, last)
    return { ...rest, response: { ...response, signature: signature.toString('base64url') } }
  }
  const signed =
    (change: (options: RequestOptions) => RequestOptions, by = passkey, ceremony = page) =>
    (options: RequestOptions) =>
      usePasskey(by, change(options), ceremony).credential
  const same = (options: RequestOptions) => options
  const attempts: Readonly<Record<string, (options: RequestOptions) => unknown>> = {
    'another challenge': signed((options) => ({ ...options, challenge: randomBytes(16).toString('base64url') })),
    'another origin': signed(same, passkey, { ...page, origin: 'https://evil.example' }),
    'another relying party': signed((options) => ({ ...options, rpId: 'evil.example' })),
    'a tampered signature': (options) => tampered(signed(same)(options)),
    "somebody else's passkey": signed(same, foreign),
    "somebody else's key under the right id": signed(same, { ...foreign, id: passkey.id, userHandle: passkey.userHandle }),
    "somebody else's user handle": signed(same, { ...passkey, userHandle: foreign.userHandle }),
    'a passkey that was never registered': signed(same, { ...passkey, id: 'AAAA' }),
    'the answer to a registration': (options) =>
      createPasskey({ ...options, rp: { id: 'localhost' }, user: { id: passkey.userHandle, name: 'jane' } }, page).credential,
  }
  for (const [title, credential] of Object.entries(attempts)) {
    const { Session, options } = await ask(scene)
    await t.rejects(answer(scene, Session, credential(options)), refused, title)
  }
  const { Session, options } = await ask(scene)
  const right = usePasskey(passkey, options, page).credential
  for (const nonsense of ['nonsense', {}, { ...right, response: {} }]) {
    await t.rejects(answer(scene, Session, nonsense), {
      name: 'InvalidParameterException',
      message: 'CREDENTIAL is not an AuthenticationResponseJSON.',
    })
  }
  t.ok((await answer(scene, Session, right)).AuthenticationResult, 'what is no credential leaves the session open')
  await t.rejects(answer(scene, Session, right), { message: 'Invalid session for the user, session is expired.' }, 'the same answer again')
})

t.test('a passkey that has counted further is not imitated by a copy', async (t) => {
  const scene = await withPasskeys(t)
  const copy = await register(scene)
  const first = await ask(scene)
  const { passkey, credential } = usePasskey(copy, first.options, page)
  await answer(scene, first.Session, credential)
  const second = await ask(scene)
  await t.rejects(answer(scene, second.Session, usePasskey(copy, second.options, page).credential), refused)
  const third = await ask(scene)
  t.ok((await answer(scene, third.Session, usePasskey(passkey, third.options, page).credential)).AuthenticationResult)
})

t.test('a challenge belongs to its session, user and client, and expires with it', async (t) => {
  const scene = await withPasskeys(t)
  await scene.addUser('june')
  const passkey = await register(scene)
  const mine = await ask(scene)
  const { credential } = usePasskey(passkey, mine.options, page)
  await t.rejects(answer(scene, mine.Session, credential, 'june'), { message: 'Invalid session for the user.' })
  await t.rejects(answer(scene, undefined, credential), { message: 'Missing required parameter Session' })
  scene.clock.pass(181)
  await t.rejects(answer(scene, mine.Session, credential), { message: 'Invalid session for the user, session is expired.' })
})

t.test('a pool that requires user verification takes no passkey without it', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId: UserPoolId } = scene
  const careless = { ...page, userVerified: false }
  const passkey = await register(scene, 'jane', careless)
  const easy = await ask(scene)
  t.equal(easy.options.userVerification, 'preferred')
  const { passkey: used, credential } = usePasskey(passkey, easy.options, careless)
  t.ok((await answer(scene, easy.Session, credential)).AuthenticationResult)
  await api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' } })
  const strict = await ask(scene)
  t.equal(strict.options.userVerification, 'required')
  await t.rejects(answer(scene, strict.Session, usePasskey(used, strict.options, careless).credential), refused)
  const AccessToken = await token(scene)
  const unverified = createPasskey(await creationOptions(scene, AccessToken), careless).credential
  await t.rejects(api.completeWebAuthnRegistration({ AccessToken, Credential: json(unverified) }), {
    name: 'WebAuthnCredentialNotSupportedException',
    message: 'The credential is not supported: user verification was required, but user could not be verified.',
  })
})

t.test('the relying party is what is configured, else the custom domain, else the prefix domain', async (t) => {
  const scene = await startScene(t, passkeyPool)
  const { api, poolId: UserPoolId } = scene
  await scene.addUser('jane')
  const AccessToken = await token(scene)
  await t.rejects(api.startWebAuthnRegistration({ AccessToken }), { name: 'WebAuthnConfigurationMissingException' })
  const rp = async () => (await creationOptions(scene, AccessToken)).rp.id
  await api.createUserPoolDomain({ UserPoolId, Domain: 'shop' })
  t.equal(await rp(), 'shop.auth.localhost')
  await register(scene, 'jane', { ...page, origin: 'http://shop.auth.localhost:4566' })
  const custom = { CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000' }
  await api.createUserPoolDomain({ UserPoolId, Domain: 'auth.example.com', CustomDomainConfig: custom })
  t.equal(await rp(), 'auth.example.com')
  const { AvailableChallenges } = await api.initiateAuth({
    ClientId: scene.clientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: 'jane' },
  })
  t.same(AvailableChallenges, ['PASSWORD', 'PASSWORD_SRP'], 'a passkey of the former relying party is of no use')
  await api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration: { RelyingPartyId: 'example.com' } })
  t.equal(await rp(), 'example.com')
  await register(scene, 'jane', { ...page, origin: 'https://app.example.com:8443' })
  for (const RelyingPartyId of ['https://example.com', 'localhost:3000', 'com', '127.0.0.1', '-a.example.com']) {
    await t.rejects(api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration: { RelyingPartyId } }), {
      name: 'InvalidParameterException',
      message: `The relying party ID ${RelyingPartyId} is not a domain name.`,
    })
  }
  t.same((await api.getUserPoolMfaConfig({ UserPoolId })).WebAuthnConfiguration, {
    RelyingPartyId: 'example.com',
    UserVerification: 'preferred',
  })
})

t.test('a pool without WEB_AUTHN among its first factors has no passkeys', async (t) => {
  const scene = await startScene(t, { appClient: passkeyPool.appClient })
  const { api } = scene
  await scene.addUser('jane')
  const AccessToken = await token(scene)
  await t.rejects(api.startWebAuthnRegistration({ AccessToken }), { name: 'WebAuthnNotEnabledException' })
  await t.rejects(api.completeWebAuthnRegistration({ AccessToken, Credential: {} }), { name: 'WebAuthnNotEnabledException' })
  await t.rejects(api.startWebAuthnRegistration({ AccessToken: 'nonsense' }), { message: 'Invalid Access Token' })
})

t.test('a user has at most 20 passkeys, listed by pages, and each can be deleted', async (t) => {
  const scene = await withPasskeys(t)
  const { api } = scene
  const AccessToken = await token(scene)
  const twentieth = await creationOptions(scene, AccessToken)
  const twentyFirst = await creationOptions(scene, AccessToken)
  for (let made = 0; made < 19; made += 1) await register(scene)
  await api.completeWebAuthnRegistration({ AccessToken, Credential: json(createPasskey(twentieth, page).credential) })
  const limit = { name: 'LimitExceededException', message: 'A user can have at most 20 passkeys.' }
  await t.rejects(api.startWebAuthnRegistration({ AccessToken }), limit)
  await t.rejects(api.completeWebAuthnRegistration({ AccessToken, Credential: json(createPasskey(twentyFirst, page).credential) }), limit)
  const ids: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const page = await api.listWebAuthnCredentials({ AccessToken, MaxResults: 8, NextToken })
    ids.push(...(page.Credentials ?? []).map(({ CredentialId }) => CredentialId))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  t.equal(new Set(ids).size, 20)
  await scene.addUser('june')
  const CredentialId = ids[0]
  const missing = { name: 'ResourceNotFoundException', message: 'The passkey does not exist.' }
  await t.rejects(api.deleteWebAuthnCredential({ AccessToken: await token(scene, 'june'), CredentialId }), missing)
  await api.deleteWebAuthnCredential({ AccessToken, CredentialId })
  await t.rejects(api.deleteWebAuthnCredential({ AccessToken, CredentialId }), missing)
  t.equal(((await creationOptions(scene, AccessToken)) as unknown as { excludeCredentials: unknown[] }).excludeCredentials.length, 19)
})

t.test('where MFA is required, a passkey with user verification is both factors, if pool and user say so', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId: UserPoolId, clientId: ClientId } = scene
  const passkey = await register(scene)
  const AccessToken = await token(scene)
  const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }
  await t.rejects(api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms }), {
    name: 'InvalidParameterException',
    message: 'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
  })
  const turnOn = () => api.setUserMFAPreference({ AccessToken, WebAuthnMfaSettings: { Enabled: true } })
  await t.rejects(turnOn(), { name: 'InvalidParameterException', message: /FactorConfiguration/ })
  await api.setUserPoolMfaConfig({
    UserPoolId,
    MfaConfiguration: 'ON',
    SmsMfaConfiguration: sms,
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
  })
  const available = async () =>
    (await api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane' } })).AvailableChallenges
  t.same(await available(), ['PASSWORD', 'PASSWORD_SRP'])
  await t.rejects(turnOn(), { message: 'Passkey MFA needs another MFA method to be enabled for the user.' })
  const UserAttributes = [
    { Name: 'phone_number', Value: '+12065550100' },
    { Name: 'phone_number_verified', Value: 'true' },
  ]
  await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes })
  await api.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true }, WebAuthnMfaSettings: { Enabled: true } })
  t.same(await available(), ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'])
  const begun = await ask(scene)
  t.equal(begun.options.userVerification, 'required')
  await t.rejects(answer(scene, begun.Session, usePasskey(passkey, begun.options, { ...page, userVerified: false }).credential), refused)
  const again = await ask(scene)
  t.ok((await answer(scene, again.Session, usePasskey(passkey, again.options, page).credential)).AuthenticationResult)
  await t.rejects(api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', SMSMfaSettings: { Enabled: false } }), {
    message: 'Passkey MFA needs another MFA method to be enabled for the user.',
  })
  await api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', WebAuthnMfaSettings: { Enabled: false } })
  t.same(await available(), ['PASSWORD', 'PASSWORD_SRP'])
})

t.test('who has turned MFA on does without sign-ins that skip it', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId: UserPoolId, clientId: ClientId } = scene
  await register(scene)
  const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: sms })
  const available = async () =>
    (await api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane' } })).AvailableChallenges
  t.same(await available(), ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'])
  const UserAttributes = [{ Name: 'phone_number', Value: '+12065550100' }]
  await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes })
  await api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', SMSMfaSettings: { Enabled: true } })
  t.same(await available(), ['PASSWORD', 'PASSWORD_SRP'])
})

t.test('passkeys cannot be the only first factor, nor one beside required MFA that they do not meet, nor come with LITE', async (t) => {
  const { api } = await startScene(t)
  const only = { SignInPolicy: { AllowedFirstAuthFactors: ['WEB_AUTHN' as const] } }
  await t.rejects(api.createUserPool({ PoolName: 'p', Policies: only }), { name: 'InvalidParameterException', message: /accompanied/ })
  const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }
  await t.rejects(api.createUserPool({ PoolName: 'p', Policies: passkeyPool.pool.Policies, MfaConfiguration: 'ON', SmsConfiguration }), {
    message: 'WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.',
  })
  const { UserPool } = await api.createUserPool({ PoolName: 'p', UserPoolTier: 'LITE' })
  await t.rejects(api.setUserPoolMfaConfig({ UserPoolId: UserPool?.Id, WebAuthnConfiguration: { RelyingPartyId: 'localhost' } }), {
    name: 'FeatureUnavailableInTierException',
  })
})

t.test('passkeys go with their user, with their pool, and with nothing else', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId: UserPoolId, store } = scene
  await scene.addUser('june')
  await register(scene)
  await register(scene, 'june')
  t.equal(store.passkeys.size, 2)
  await api.adminDeleteUser({ UserPoolId, Username: 'jane' })
  t.equal(store.passkeys.size, 1)
  await scene.addUser('jane')
  t.same((await api.listWebAuthnCredentials({ AccessToken: await token(scene) })).Credentials, [])
  await api.deleteUserPool({ UserPoolId })
  t.equal(store.passkeys.size, 0)
})

t.test('a disabled user, or one whose passkeys are gone, gets no further', async (t) => {
  const scene = await withPasskeys(t)
  const { api, poolId: UserPoolId } = scene
  const passkey = await register(scene)
  const { Session, options } = await ask(scene)
  await api.deleteWebAuthnCredential({ AccessToken: await token(scene), CredentialId: passkey.id })
  await t.rejects(answer(scene, Session, usePasskey(passkey, options, page).credential), refused)
  await register(scene)
  await api.adminDisableUser({ UserPoolId, Username: 'jane' })
  await t.rejects(ask(scene), { message: 'User is disabled.' })
})
