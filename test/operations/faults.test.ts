/** Errors on demand. */
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { startScene } from '../support/scene.ts'

t.test('an operation fails as often as it was told, with errors that it documents', async (t) => {
  const { api, url, poolId: UserPoolId, clientId: ClientId } = await startScene(t)
  const patient = new CognitoIdentityProvider({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 3,
  })
  t.teardown(() => patient.destroy())
  const faults = `${url}/_cogmock/faults`
  const add = async (operation: string, body: unknown, service = 'cognito-idp') => {
    const response = await fetch(`${faults}/${service}/${operation}`, { method: 'PUT', body: JSON.stringify(body) })
    return { status: response.status, ...((await response.json()) as { readonly message: string }) }
  }
  await api.signUp({ ClientId, Username: 'ada', Password: 'Password1!', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] })
  t.match(await add('ConfirmSignUp', { error: 'TooManyFailedAttemptsException', message: 'Enough' }), { status: 200, left: 1 })
  const confirm = () => api.confirmSignUp({ ClientId, Username: 'ada', ConfirmationCode: '000000' })
  await t.rejects(confirm(), { name: 'TooManyFailedAttemptsException', message: 'Enough', $metadata: { httpStatusCode: 400 } })
  await t.rejects(confirm(), { name: 'ExpiredCodeException' }, 'once')

  t.match(await add('ListUserPools', { error: 'InternalErrorException', times: 2 }), { status: 200, left: 2 })
  t.match(await patient.listUserPools({ MaxResults: 1 }), { $metadata: { attempts: 3 } }, 'the SDK tries what is not its fault again')
  t.match(await add('ListUserPools', { error: 'ServiceUnavailable', times: 'always' }), { status: 200, left: undefined })
  await t.rejects(patient.listUserPools({ MaxResults: 1 }), { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503, attempts: 3 } })
  await t.rejects(api.describeUserPool({ UserPoolId: 'x' }), { name: 'InvalidParameterException' })
  t.match(await (await fetch(faults)).json(), [{ operation: 'ListUserPools', error: 'ServiceUnavailable' }])

  t.match(await add('DescribeUserPool', { error: 'UserNotFoundException' }), {
    status: 400,
    message: /^DescribeUserPool never answers with/,
  })
  t.match(await add('DescribeUserPool', { error: 'InternalErrorException', times: 1.5 }), { status: 400, message: /whole number/ })
  t.match(await add('DescribeUserPool', 'nonsense'), { status: 400, message: /name of an error/ })
  t.match(await add('toString', { error: 'InternalErrorException' }), { status: 400, message: 'cognito-idp has no operation toString.' })
  t.match(await add('GetId', { error: 'InternalErrorException' }, 'cognito-nothing'), { status: 400 })
  t.match(await add('GetId', { error: 'NotAuthorizedException' }, 'cognito-identity'), { status: 200 })
  t.match(await (await fetch(faults, { method: 'DELETE' })).json(), { removed: 2 })
  t.ok(await api.listUserPools({ MaxResults: 1 }))
  t.ok(await api.describeUserPool({ UserPoolId }))
  const foreign = await fetch(faults, { method: 'DELETE', headers: { origin: 'https://evil.example' } })
  t.equal(foreign.status, 403, 'not for web pages')
})
