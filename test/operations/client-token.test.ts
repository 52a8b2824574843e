/** GetClientToken: an app's own access token. */
import { JwtVerifier } from 'aws-jwt-verify'
import type { Jwks } from 'aws-jwt-verify/jwk'
import t from 'tap'
import { basic, postForm } from '../support/oauth-scene.ts'
import { claims, type Scene, startScene } from '../support/scene.ts'

// The SDK does not know this flow yet.
const clientTokenAuth = 'ALLOW_CLIENT_TOKEN_AUTH' as 'ALLOW_USER_AUTH'
const scopes = ['solar-system/asteroids.add', 'solar-system/asteroids.read']
const arn = 'arn:aws:lambda:us-east-1:000000000000:function:claims'

interface Machine {
  readonly ClientId: string
  readonly Secret: string
}

async function withMachine(scene: Scene): Promise<Machine> {
  const { api, poolId: UserPoolId } = scene
  await api.createResourceServer({
    UserPoolId,
    Identifier: 'solar-system',
    Name: 'Solar system',
    Scopes: ['asteroids.add', 'asteroids.read', 'asteroids.drop'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
  })
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId,
    ClientName: 'machine',
    GenerateSecret: true,
    ExplicitAuthFlows: [clientTokenAuth],
    AllowedOAuthScopes: scopes,
    AccessTokenValidity: 10,
    TokenValidityUnits: { AccessToken: 'minutes' },
  })
  return { ClientId: UserPoolClient?.ClientId ?? '', Secret: UserPoolClient?.ClientSecret ?? '' }
}

t.test('a client with its secret gets an access token with its scopes', async (t) => {
  const scene = await startScene(t)
  const { api, poolId, clock } = scene
  const machine = await withMachine(scene)
  const { ClientAuthenticationResult: all } = await api.getClientToken(machine)
  t.match(all, { ExpiresIn: 600, TokenType: 'Bearer' })
  const issued = Math.floor(clock.now())
  t.match(claims(all?.AccessToken), {
    sub: machine.ClientId,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: issued,
    iss: `${scene.url}/${poolId}`,
    exp: issued + 600,
    iat: issued,
    version: 2,
    jti: /^[0-9a-f-]{36}$/,
    client_id: machine.ClientId,
  })
  const { ClientAuthenticationResult: one } = await api.getClientToken({ ...machine, Scopes: ['solar-system/asteroids.read'] })
  t.equal(claims(one?.AccessToken).scope, 'solar-system/asteroids.read')
  // The emulator's clock is not the verifier's.
  const verifier = JwtVerifier.create({ issuer: `${scene.url}/${poolId}`, audience: null, graceSeconds: 100 * 365 * 86_400 })
  verifier.cacheJwks((await (await fetch(`${scene.url}/${poolId}/.well-known/jwks.json`)).json()) as Jwks)
  t.match(verifier.verifySync(one?.AccessToken ?? ''), { client_id: machine.ClientId }, 'the signature is the pool’s')
  await t.rejects(api.getUser({ AccessToken: all?.AccessToken }), { name: /NotAuthorizedException|UserNotFoundException/ })
})

t.test('a scope that its resource server lost is left out; one that the client lacks is refused', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId } = scene
  const machine = await withMachine(scene)
  await t.rejects(api.getClientToken({ ...machine, Scopes: ['solar-system/asteroids.drop'] }), {
    name: 'InvalidParameterException',
    message: 'Invalid scope requested: solar-system/asteroids.drop',
  })
  await t.rejects(api.getClientToken({ ...machine, Scopes: ['openid'] }), { message: 'Invalid scope requested: openid' })
  await api.updateResourceServer({
    UserPoolId,
    Identifier: 'solar-system',
    Name: 'Solar system',
    Scopes: [{ ScopeName: 'asteroids.read', ScopeDescription: 'read' }],
  })
  const { ClientAuthenticationResult } = await api.getClientToken(machine)
  t.equal(claims(ClientAuthenticationResult?.AccessToken).scope, 'solar-system/asteroids.read')
})

t.test('who has not the client, its secret and its flow gets nothing', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId } = scene
  const machine = await withMachine(scene)
  const invalid = { name: 'NotAuthorizedException', message: 'Invalid client or secret' }
  const wrong = 'x'.repeat(52)
  await t.rejects(api.getClientToken({ ...machine, Secret: wrong }), invalid)
  await t.rejects(api.getClientToken({ ...machine, ClientId: 'nothing' }), invalid)
  await t.rejects(api.getClientToken({ ClientId: scene.clientId, Secret: wrong }), invalid, 'a client without a secret')
  const second = await api.addUserPoolClientSecret({ UserPoolId, ClientId: machine.ClientId })
  const Secret = second.ClientSecretDescriptor?.ClientSecretValue
  t.ok((await api.getClientToken({ ClientId: machine.ClientId, Secret })).ClientAuthenticationResult?.AccessToken, 'the second secret')
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId, ClientName: 'backend', GenerateSecret: true })
  await t.rejects(api.getClientToken({ ClientId: UserPoolClient?.ClientId, Secret: UserPoolClient?.ClientSecret }), {
    name: 'InvalidParameterException',
    message: 'ALLOW_CLIENT_TOKEN_AUTH is not enabled for the client.',
  })
})

t.test('the flow goes with no other and needs a secret; it lets no user in', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId } = scene
  const create = (flows: (typeof clientTokenAuth)[], GenerateSecret: boolean) =>
    api.createUserPoolClient({ UserPoolId, ClientName: 'c', GenerateSecret, ExplicitAuthFlows: flows })
  await t.rejects(create([clientTokenAuth, 'ALLOW_USER_AUTH'], true), {
    message: 'ALLOW_CLIENT_TOKEN_AUTH cannot be combined with other ExplicitAuthFlows.',
  })
  await t.rejects(create([clientTokenAuth], false), {
    message: 'ALLOW_CLIENT_TOKEN_AUTH cannot be selected if client does not have a client secret.',
  })
  const machine = await withMachine(scene)
  await scene.addUser('jane')
  await t.rejects(
    api.initiateAuth({ ClientId: machine.ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'jane', PASSWORD: 'x' } }),
    { message: 'USER_PASSWORD_AUTH flow not enabled for this client' },
  )
  const { UserPoolClient } = await create([clientTokenAuth], true)
  await t.rejects(api.getClientToken({ ClientId: UserPoolClient?.ClientId, Secret: UserPoolClient?.ClientSecret }), {
    message: 'The client has no custom scopes.',
  })
})

t.test('a PreTokenGeneration function of version 3, and no other, changes what the token says', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId, lambda } = scene
  const machine = await withMachine(scene)
  const configure = (LambdaVersion: 'V2_0' | 'V3_0') =>
    api.updateUserPool({ UserPoolId, LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: arn, LambdaVersion } } })
  lambda.define(arn, (event) => ({
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { department: 'finance', sub: 'forged' }, scopesToSuppress: [scopes[0]] },
      },
    },
  }))
  await configure('V2_0')
  const untouched = await api.getClientToken(machine)
  t.equal(claims(untouched.ClientAuthenticationResult?.AccessToken).department, undefined)
  t.equal(lambda.invocations.length, 0)
  await configure('V3_0')
  const changed = claims((await api.getClientToken({ ...machine, ClientMetadata: { order: '7' } })).ClientAuthenticationResult?.AccessToken)
  t.match(changed, { department: 'finance', sub: machine.ClientId, scope: scopes[1] })
  t.match(lambda.invocations[0]?.event, {
    version: '3',
    triggerSource: 'TokenGeneration_ClientCredentials',
    callerContext: { clientId: machine.ClientId },
    request: { scopes, clientMetadata: { order: '7' } },
  })
  lambda.define(arn, () => {
    throw new Error('No')
  })
  await t.rejects(api.getClientToken(machine), {
    name: 'InvalidParameterException',
    message: 'PreTokenGeneration failed with error No.',
  })
})

t.test('the client credentials grant gives the same token, with the same function and metadata', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId, lambda, url } = scene
  await withMachine(scene)
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId,
    ClientName: 'grant',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: scopes,
  })
  lambda.define(arn, (event) => ({
    ...event,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { department: 'finance' } } } },
  }))
  await api.updateUserPool({ UserPoolId, LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: arn, LambdaVersion: 'V3_0' } } })
  const grant = (more: Readonly<Record<string, string>>) =>
    postForm(
      `${url}/oauth2/token`,
      { grant_type: 'client_credentials', ...more },
      basic(UserPoolClient?.ClientId ?? '', UserPoolClient?.ClientSecret ?? ''),
    )
  const { status, json } = await grant({ aws_client_metadata: '{"order":"7"}' })
  t.equal(status, 200)
  t.match(claims(json.access_token), { sub: UserPoolClient?.ClientId, scope: scopes.join(' '), department: 'finance' })
  t.match(lambda.invocations[0]?.event, { triggerSource: 'TokenGeneration_ClientCredentials', request: { clientMetadata: { order: '7' } } })
  t.match(await grant({ aws_client_metadata: 'nonsense' }), { status: 400, json: { error: 'invalid_request' } })
})
