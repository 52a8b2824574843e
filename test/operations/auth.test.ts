/** Sign-in: every flow of the main job, its sessions, its tokens. */
import { createHmac, createPublicKey, verify } from 'node:crypto'
import { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool } from 'amazon-cognito-identity-js'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import t from 'tap'
import { claims, password, type Scene, startScene } from '../support/scene.ts'

const passwordAuth = ({ api, clientId }: Scene, USERNAME: string, PASSWORD = password) =>
  api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } })

const refresh = ({ api, clientId }: Scene, REFRESH_TOKEN: string) =>
  api.initiateAuth({ ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } })

t.test('the tokens of a sign-in say what AWS says', async (t) => {
  const scene = await startScene(t, { pool: { Schema: [{ Name: 'level', AttributeDataType: 'Number' }] } })
  const { api, poolId, clientId, url } = scene
  const sub = await scene.addUser('jane', {
    email: 'jane@example.com',
    email_verified: 'true',
    'custom:level': '7',
    updated_at: '1700000000',
    address: 'Here 1',
  })
  await api.createGroup({ UserPoolId: poolId, GroupName: 'low', Precedence: 5, RoleArn: 'arn:aws:iam::000000000000:role/low' })
  await api.createGroup({ UserPoolId: poolId, GroupName: 'high', Precedence: 0, RoleArn: 'arn:aws:iam::000000000000:role/high' })
  for (const GroupName of ['low', 'high']) await api.adminAddUserToGroup({ UserPoolId: poolId, GroupName, Username: 'jane' })
  const answer = await passwordAuth(scene, 'jane')
  t.equal(answer.ChallengeName, undefined)
  t.same(answer.ChallengeParameters, {})
  t.match(answer.AuthenticationResult, { ExpiresIn: 3600, TokenType: 'Bearer', RefreshToken: /^[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+$/ })
  const now = Date.parse('2026-11-21T12:00:00Z') / 1000
  const access = claims(answer.AuthenticationResult?.AccessToken)
  const id = claims(answer.AuthenticationResult?.IdToken)
  const { jti: accessJti, origin_jti, event_id, ...restOfAccess } = access
  t.same(restOfAccess, {
    sub,
    'cognito:groups': ['high', 'low'],
    iss: `${url}/${poolId}`,
    client_id: clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: now,
    exp: now + 3600,
    iat: now,
    username: 'jane',
  })
  const { jti: idJti, ...restOfId } = id
  t.same(restOfId, {
    sub,
    'cognito:groups': ['high', 'low'],
    'cognito:roles': ['arn:aws:iam::000000000000:role/high', 'arn:aws:iam::000000000000:role/low'],
    'cognito:preferred_role': 'arn:aws:iam::000000000000:role/high',
    iss: `${url}/${poolId}`,
    'cognito:username': 'jane',
    origin_jti,
    aud: clientId,
    event_id,
    token_use: 'id',
    auth_time: now,
    exp: now + 3600,
    iat: now,
    email: 'jane@example.com',
    email_verified: true,
    'custom:level': '7',
    updated_at: 1700000000,
    address: { formatted: 'Here 1' },
  })
  t.not(accessJti, idJti)
})

t.test('ID and access tokens are signed by different keys of the pool, and both verify', async (t) => {
  const scene = await startScene(t)
  await scene.addUser('jane')
  const { AccessToken, IdToken } = await scene.signIn('jane')
  const response = await fetch(`${scene.url}/${scene.poolId}/.well-known/jwks.json`)
  const { keys } = (await response.json()) as { keys: { kid: string; kty: string; n: string; e: string }[] }
  t.equal(keys.length, 2)
  const kids = [IdToken, AccessToken].map((token) => {
    const [header = '', payload = '', signature = ''] = token.split('.')
    const { kid, ...rest } = JSON.parse(Buffer.from(header, 'base64url').toString())
    t.same(rest, { alg: 'RS256' }, 'the header has nothing else')
    const key = keys.find((candidate) => candidate.kid === kid)
    t.ok(
      verify(
        'sha256',
        Buffer.from(`${header}.${payload}`),
        createPublicKey({ key: key ?? {}, format: 'jwk' }),
        Buffer.from(signature, 'base64url'),
      ),
    )
    return kid
  })
  t.not(kids[0], kids[1])
})

t.test('aws-jwt-verify takes our tokens for Cognito’s and refuses what was changed', async (t) => {
  const issuer = (id: string, region: string) => `https://cognito-idp.${region}.amazonaws.com/${id}`
  const { addUser, signIn, poolId, clientId, url } = await startScene(t, { issuer })
  await addUser('jane')
  const { AccessToken, IdToken } = await signIn('jane')
  // The emulator's clock is not the verifier's.
  const graceSeconds = 100 * 365 * 86_400
  const common = { userPoolId: poolId, clientId, graceSeconds }
  const access = CognitoJwtVerifier.create({ ...common, tokenUse: 'access' })
  const id = CognitoJwtVerifier.create({ ...common, tokenUse: 'id' })
  const jwks = (await (await fetch(`${url}/${poolId}/.well-known/jwks.json`)).json()) as Parameters<typeof access.cacheJwks>[0]
  for (const verifier of [access, id]) verifier.cacheJwks(jwks)
  t.match(access.verifySync(AccessToken), { username: 'jane', client_id: clientId })
  t.match(id.verifySync(IdToken), { 'cognito:username': 'jane', aud: clientId })
  t.throws(() => id.verifySync(AccessToken), /Token use not allowed/)
  const [head, , tail] = IdToken.split('.')
  const forged = `${head}.${Buffer.from(JSON.stringify({ ...claims(IdToken), 'cognito:username': 'joe' })).toString('base64url')}.${tail}`
  t.throws(() => id.verifySync(forged), /Invalid signature/)
})

t.test('amazon-cognito-identity-js signs up, confirms and signs in over SRP', async (t) => {
  const { url, poolId, clientId, code } = await startScene(t, { pool: { AutoVerifiedAttributes: ['email'] } })
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url })
  const attributes = [new CognitoUserAttribute({ Name: 'email', Value: 'jane@example.com' })]
  await new Promise((resolve, reject) =>
    pool.signUp('jane', password, attributes, [], (error, result) => (error ? reject(error) : resolve(result))),
  )
  const user = new CognitoUser({ Username: 'jane', Pool: pool })
  await new Promise((resolve, reject) =>
    user.confirmRegistration(code('jane'), false, (error, result) => (error ? reject(error) : resolve(result))),
  )
  const authenticate = (Password: string) =>
    new Promise<Record<string, string>>((resolve, reject) =>
      user.authenticateUser(new AuthenticationDetails({ Username: 'jane', Password }), {
        onSuccess: (session) =>
          resolve({ access: session.getAccessToken().getJwtToken(), username: session.getIdToken().payload['cognito:username'] }),
        onFailure: reject,
      }),
    )
  await t.rejects(authenticate('Wrong99!'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  t.match(await authenticate(password), { username: 'jane', access: /^ey/ })
})

t.test('amazon-cognito-identity-js answers NEW_PASSWORD_REQUIRED after SRP', async (t) => {
  const { api, url, poolId, clientId, signIn } = await startScene(t, { pool: { Schema: [{ Name: 'name', Required: true }] } })
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'jane',
    TemporaryPassword: password,
    MessageAction: 'SUPPRESS',
    UserAttributes: [{ Name: 'name', Value: 'J' }],
  })
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url })
  const user = new CognitoUser({ Username: 'jane', Pool: pool })
  const token = await new Promise((resolve, reject) =>
    user.authenticateUser(new AuthenticationDetails({ Username: 'jane', Password: password }), {
      onSuccess: resolve,
      onFailure: reject,
      newPasswordRequired: (attributes: Record<string, string>, required: string[]) => {
        t.same([attributes, required], [{ name: 'J' }, []])
        user.completeNewPasswordChallenge('Secret99!', { nickname: 'jj' }, { onSuccess: resolve, onFailure: reject })
      },
    }),
  )
  t.ok(token)
  const { AccessToken } = await signIn('jane', 'Secret99!')
  t.match((await api.getUser({ AccessToken })).UserAttributes, [{ Name: 'sub' }, { Name: 'name' }, { Name: 'nickname', Value: 'jj' }])
})

t.test('what is said before, about and after the password, in this order', async (t) => {
  const scene = await startScene(t)
  const { api, poolId, clientId } = scene
  await api.signUp({ ClientId: clientId, Username: 'new', Password: password })
  await scene.addUser('off')
  await api.adminDisableUser({ UserPoolId: poolId, Username: 'off' })
  const rows: [string, string, string, string][] = [
    ['ghost', password, 'UserNotFoundException', 'User does not exist.'],
    ['off', 'wrong', 'NotAuthorizedException', 'User is disabled.'],
    ['new', 'wrong', 'NotAuthorizedException', 'Incorrect username or password.'],
    ['new', password, 'UserNotConfirmedException', 'User is not confirmed.'],
  ]
  for (const [user, secret, name, message] of rows)
    await t.rejects(passwordAuth(scene, user, secret), { name, message }, `${user} ${secret}`)
})

t.test('flows and parameters that are not taken', async (t) => {
  const scene = await startScene(t, { appClient: { ExplicitAuthFlows: undefined } })
  const { api, clientId, poolId } = scene
  const start = (AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters?: Record<string, string>) =>
    api.initiateAuth({ ClientId: clientId, AuthFlow, AuthParameters })
  const rows: [string, string, RegExp | string][] = [
    ['USER_PASSWORD_AUTH', 'InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'],
    ['ADMIN_USER_PASSWORD_AUTH', 'InvalidParameterException', 'Initiate Auth method not supported.'],
    ['USER_SRP_AUTH', 'InvalidParameterException', 'Missing required parameter USERNAME'],
    ['REFRESH_TOKEN_AUTH', 'InvalidParameterException', 'Missing required parameter REFRESH_TOKEN'],
    [
      'NO_SUCH_FLOW',
      'InvalidParameterException',
      /^1 validation error detected: Value 'NO_SUCH_FLOW' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set/,
    ],
  ]
  for (const [flow, name, message] of rows) await t.rejects(start(flow as 'USER_PASSWORD_AUTH'), { name, message }, flow)
  await t.rejects(api.adminInitiateAuth({ UserPoolId: poolId, ClientId: clientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }), {
    message: 'Auth flow not enabled for this client',
  })
  await t.rejects(start('USER_SRP_AUTH' as 'USER_PASSWORD_AUTH', { USERNAME: 'a', SRP_A: '0' }), { message: 'SRP_A is invalid.' })
})

t.test('an administrator signs a user in with the password, under both names of the flow', async (t) => {
  const scene = await startScene(t)
  await scene.addUser('jane')
  for (const AuthFlow of ['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const) {
    const answer = await scene.api.adminInitiateAuth({
      UserPoolId: scene.poolId,
      ClientId: scene.clientId,
      AuthFlow,
      AuthParameters: { USERNAME: 'jane', PASSWORD: password },
    })
    t.ok(answer.AuthenticationResult?.AccessToken, AuthFlow)
  }
})

t.test('a session works once, for its user, its client, its challenge and its time', async (t) => {
  const scene = await startScene(t)
  const { api, poolId, clientId, clock } = scene
  for (const Username of ['jane', 'joe'])
    await api.adminCreateUser({ UserPoolId: poolId, Username, TemporaryPassword: password, MessageAction: 'SUPPRESS' })
  const { UserPoolClient: other } = await api.createUserPoolClient({ UserPoolId: poolId, ClientName: 'other' })
  const begun = async () => (await passwordAuth(scene, 'jane')).Session ?? ''
  const answer = (Session: string, change: object = {}, ClientId = clientId) =>
    api.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'jane', NEW_PASSWORD: 'Secret99!', ...change },
    })
  const foreign = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' }
  const expired = { name: 'NotAuthorizedException', message: 'Invalid session for the user, session is expired.' }
  await t.rejects(answer('x'.repeat(30)), { name: 'CodeMismatchException' })
  await t.rejects(answer('short'), {
    name: 'InvalidParameterException',
    message: /at 'session' failed to satisfy constraint: Member must have length greater than or equal to 20/,
  })
  await t.rejects(answer(await begun(), { USERNAME: 'joe' }), foreign)
  await t.rejects(answer(await begun(), {}, other?.ClientId), foreign)
  const late = await begun()
  clock.pass(181)
  await t.rejects(answer(late), expired)
  const session = await begun()
  await t.rejects(answer(session, { NEW_PASSWORD: 'short' }), { name: 'InvalidPasswordException' })
  t.ok((await answer(session)).AuthenticationResult?.AccessToken, 'a refused password leaves the session open')
  await t.rejects(answer(session), expired)
})

t.test('a missing user gets a challenge of its own, the same each time, where the client hides who exists', async (t) => {
  const scene = await startScene(t, { appClient: { PreventUserExistenceErrors: 'ENABLED' } })
  const { api, clientId } = scene
  const start = async () =>
    (await api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'ghost', SRP_A: 'abcdef' } }))
      .ChallengeParameters ?? {}
  const first = await start()
  const second = await start()
  t.match(first, {
    SALT: /^[0-9a-f]{32}$/,
    SRP_B: /^[0-9a-f]+$/,
    SECRET_BLOCK: /./,
    USER_ID_FOR_SRP: /^[0-9a-f-]{36}$/,
    USERNAME: first.USER_ID_FOR_SRP,
  })
  t.same([first.SALT, first.USER_ID_FOR_SRP], [second.SALT, second.USER_ID_FOR_SRP])
  t.not(first.SRP_B, second.SRP_B)
  const ChallengeResponses = {
    USERNAME: first.USERNAME ?? '',
    PASSWORD_CLAIM_SECRET_BLOCK: first.SECRET_BLOCK ?? '',
    PASSWORD_CLAIM_SIGNATURE: createHmac('sha256', 'x').digest('base64'),
    TIMESTAMP: 'Sat Nov 21 12:00:00 UTC 2026',
  }
  const prove = (change: object = {}) =>
    api.respondToAuthChallenge({
      ClientId: clientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: { ...ChallengeResponses, ...change },
    })
  await t.rejects(prove({ TIMESTAMP: 'Sat Nov 01 12:00:00 UTC 2026' }), { name: 'InvalidParameterException', message: /TIMESTAMP format/ })
  await t.rejects(prove(), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
  await t.rejects(passwordAuth(scene, 'ghost'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
})

t.test('five wrong passwords lock a user out for a second, then for longer', async (t) => {
  const scene = await startScene(t)
  await scene.addUser('jane')
  const wrong = () => passwordAuth(scene, 'jane', 'Wrong99!')
  for (let time = 0; time < 5; time += 1) await t.rejects(wrong(), { message: 'Incorrect username or password.' })
  const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }
  await t.rejects(passwordAuth(scene, 'jane'), locked, 'even the right one')
  scene.clock.pass(1)
  await t.rejects(wrong(), { message: 'Incorrect username or password.' })
  scene.clock.pass(1)
  await t.rejects(wrong(), locked)
  scene.clock.pass(1)
  t.ok((await passwordAuth(scene, 'jane')).AuthenticationResult)
  await t.rejects(wrong(), { message: 'Incorrect username or password.' }, 'the count begins anew')
  const free = await startScene(t, { limits: false })
  await free.addUser('jane')
  for (let time = 0; time < 9; time += 1)
    await t.rejects(passwordAuth(free, 'jane', 'Wrong99!'), { message: 'Incorrect username or password.' })
})

t.test('a refresh keeps the sign-in: no new refresh token, the same origin and time', async (t) => {
  const scene = await startScene(t)
  await scene.addUser('jane')
  const tokens = await scene.signIn('jane')
  scene.clock.pass(3600)
  await t.rejects(scene.api.getUser({ AccessToken: tokens.AccessToken }), {
    name: 'NotAuthorizedException',
    message: 'Access Token has expired',
  })
  const { AuthenticationResult } = await refresh(scene, tokens.RefreshToken)
  t.equal(AuthenticationResult?.RefreshToken, undefined)
  const [before, after] = [claims(tokens.AccessToken), claims(AuthenticationResult?.AccessToken)]
  t.same([after.origin_jti, after.auth_time, after.iat], [before.origin_jti, before.auth_time, Number(before.iat) + 3600])
  t.ok((await scene.api.getUser({ AccessToken: AuthenticationResult?.AccessToken })).Username)
  await t.rejects(refresh(scene, 'garbage'), { name: 'NotAuthorizedException', message: 'Invalid Refresh Token' })
  scene.clock.pass(30 * 86_400)
  await t.rejects(refresh(scene, tokens.RefreshToken), { name: 'NotAuthorizedException', message: 'Refresh Token has expired' })
})

t.test('the hash of a refresh is over the username proper', async (t) => {
  const scene = await startScene(t, { pool: { UsernameAttributes: ['email'] }, appClient: { GenerateSecret: true } })
  const { api, poolId, clientId } = scene
  const secret = (await api.describeUserPoolClient({ UserPoolId: poolId, ClientId: clientId })).UserPoolClient?.ClientSecret ?? ''
  const hash = (name: string) =>
    createHmac('sha256', secret)
      .update(name + clientId)
      .digest('base64')
  const sub = await scene.addUser('j@example.com')
  const { AuthenticationResult } = await api.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'j@example.com', PASSWORD: password, SECRET_HASH: hash('j@example.com') },
  })
  const again = (SECRET_HASH: string) =>
    api.initiateAuth({
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '', SECRET_HASH },
    })
  await t.rejects(again(hash('j@example.com')), { message: `Unable to verify secret hash for client ${clientId}` })
  t.ok((await again(hash(sub))).AuthenticationResult)
})

t.test('rotation: a new refresh token each time, the old one for the grace period, then its reuse is told', async (t) => {
  const scene = await startScene(t, {
    appClient: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    },
  })
  await scene.addUser('jane')
  const { RefreshToken } = await scene.signIn('jane')
  const rotate = async (token: string) =>
    (await scene.api.getTokensFromRefreshToken({ ClientId: scene.clientId, RefreshToken: token })).AuthenticationResult?.RefreshToken ?? ''
  const second = await rotate(RefreshToken)
  t.not(second, RefreshToken)
  const third = await rotate(RefreshToken)
  scene.clock.pass(11)
  await t.rejects(rotate(RefreshToken), { name: 'RefreshTokenReuseException' })
  t.ok(await rotate(second))
  t.ok(await rotate(third))
  await t.rejects(refresh(scene, second), { name: 'InvalidParameterException', message: 'Auth flow not enabled for this client' })
})

t.test('without a grace period one of two rotations of a token wins, however close they are', async (t) => {
  const scene = await startScene(t, {
    appClient: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    },
  })
  await scene.addUser('jane')
  const { RefreshToken } = await scene.signIn('jane')
  const rotate = () => scene.api.getTokensFromRefreshToken({ ClientId: scene.clientId, RefreshToken })
  const both = await Promise.allSettled([rotate(), rotate()])
  t.same(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  t.match(
    both.find(({ status }) => status === 'rejected'),
    { reason: { name: 'RefreshTokenReuseException' } },
  )
})

t.test('a revoked refresh token takes its access tokens with it', async (t) => {
  const scene = await startScene(t)
  const { api, clientId, poolId } = scene
  await scene.addUser('jane')
  const tokens = await scene.signIn('jane')
  const revoke = (Token: string, ClientId = clientId) => api.revokeToken({ ClientId, Token })
  await t.rejects(revoke(tokens.AccessToken), { name: 'UnsupportedTokenTypeException' })
  await revoke(tokens.RefreshToken)
  await revoke(tokens.RefreshToken)
  await revoke('unknown')
  await t.rejects(refresh(scene, tokens.RefreshToken), { name: 'NotAuthorizedException', message: 'Refresh Token has been revoked' })
  await t.rejects(api.getUser({ AccessToken: tokens.AccessToken }), {
    name: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  })

  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'old',
    EnableTokenRevocation: false,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  })
  const old = { ...scene, clientId: UserPoolClient?.ClientId ?? '' }
  const { AuthenticationResult } = await passwordAuth(old, 'jane')
  const accessClaims = claims(AuthenticationResult?.AccessToken)
  t.same([accessClaims.jti, accessClaims.origin_jti], [undefined, undefined])
  await t.rejects(revoke(AuthenticationResult?.RefreshToken ?? '', old.clientId), { name: 'UnsupportedOperationException' })
  t.ok((await api.getUser({ AccessToken: AuthenticationResult?.AccessToken })).Username)
  await api.adminUserGlobalSignOut({ UserPoolId: poolId, Username: 'jane' })
  await t.rejects(api.getUser({ AccessToken: AuthenticationResult?.AccessToken }), { message: 'Access Token has been revoked' })
})

t.test('access tokens that are not one', async (t) => {
  const scene = await startScene(t)
  await scene.addUser('jane')
  const { AccessToken, IdToken } = await scene.signIn('jane')
  const [head, payload, signature] = AccessToken.split('.')
  const forged = `${head}.${Buffer.from(JSON.stringify({ ...claims(AccessToken), username: 'joe' })).toString('base64url')}.${signature}`
  for (const token of ['garbage', 'a.b.c', IdToken, forged, `${head}.${payload}.`]) {
    await t.rejects(
      scene.api.getUser({ AccessToken: token }),
      { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
      token.slice(0, 20),
    )
  }
})

t.test('lifetimes are the client’s', async (t) => {
  const scene = await startScene(t, {
    appClient: {
      AccessTokenValidity: 5,
      IdTokenValidity: 2,
      RefreshTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hours', RefreshToken: 'hours' },
    },
  })
  await scene.addUser('jane')
  const { AuthenticationResult } = await passwordAuth(scene, 'jane')
  t.equal(AuthenticationResult?.ExpiresIn, 300)
  const lifetime = (token: string | undefined) => Number(claims(token).exp) - Number(claims(token).iat)
  t.same([lifetime(AuthenticationResult?.AccessToken), lifetime(AuthenticationResult?.IdToken)], [300, 7200])
  scene.clock.pass(7200)
  await t.rejects(refresh(scene, AuthenticationResult?.RefreshToken ?? ''), { message: 'Refresh Token has expired' })
})
