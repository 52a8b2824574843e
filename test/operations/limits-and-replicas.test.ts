/** Request rates that were set, and replicas in other regions. */

import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { password, startScene } from '../support/scene.ts'

t.test('a request rate that was set is enforced', async (t) => {
  const { api, addUser, poolId: UserPoolId, clock } = await startScene(t)
  await addUser('jane')
  const definition = (Category: string) => ({ LimitDefinition: { LimitClass: 'API_CATEGORY' as const, Attributes: { Category } } })
  const UserRead = definition('UserRead')
  t.match((await api.getProvisionedLimit(UserRead)).Limit, { ...UserRead, ProvisionedLimitValue: 120, FreeLimitValue: 120 })
  const read = () => api.adminGetUser({ UserPoolId, Username: 'jane' })
  const many = async (count: number) => {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, read))
    return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  }
  t.same(await many(130), [], 'nobody set a limit')
  t.match((await api.updateProvisionedLimit({ ...UserRead, RequestedLimitValue: 125 })).Limit, {
    ProvisionedLimitValue: 125,
    FreeLimitValue: 120,
  })
  const refused = await many(130)
  t.equal(refused.length, 5)
  t.match(refused[0], { name: 'TooManyRequestsException', message: 'Rate exceeded' })
  clock.pass(1)
  t.same(await many(125), [], 'a second later')
  t.match((await api.getProvisionedLimit(UserRead)).Limit, { ProvisionedLimitValue: 125 })
  await t.rejects(api.updateProvisionedLimit({ ...UserRead, RequestedLimitValue: 119 }), { name: 'InvalidParameterException' })
  await t.rejects(api.updateProvisionedLimit({ ...UserRead, RequestedLimitValue: 10_001 }), { name: 'ServiceQuotaExceededException' })
  await t.rejects(api.getProvisionedLimit(definition('Nope')), { name: 'InvalidParameterException', message: /UserAuthentication/ })
})

t.test('a replica serves what does not change users, once it is active', async (t) => {
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, url } = await startScene(t)
  await addUser('jane')
  const there = new CognitoIdentityProvider({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  t.teardown(() => there.destroy())
  const missing = { name: 'ResourceNotFoundException', message: `User pool ${UserPoolId} does not exist.` }
  await t.rejects(there.describeUserPool({ UserPoolId }), missing)
  const region = { UserPoolId, RegionName: 'eu-west-1' }
  t.match((await api.createUserPoolReplica(region)).UserPoolReplica, {
    RegionName: 'eu-west-1',
    Status: 'INACTIVE',
    Role: 'SECONDARY',
    UserPoolArn: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${UserPoolId}`,
  })
  await t.rejects(api.createUserPoolReplica(region), { name: 'InvalidParameterException' })
  await t.rejects(api.createUserPoolReplica({ UserPoolId, RegionName: 'us-east-1' }), { name: 'InvalidParameterException' })
  t.same(
    (await api.listUserPoolReplicas({ UserPoolId })).UserPoolReplicas?.map(({ RegionName, Role, Status }) => [RegionName, Role, Status]),
    [
      ['us-east-1', 'PRIMARY', 'ACTIVE'],
      ['eu-west-1', 'SECONDARY', 'INACTIVE'],
    ],
  )
  t.same((await api.listUserPools({ MaxResults: 5 })).UserPools?.[0]?.ReplicaRegions, ['eu-west-1'])

  t.match((await there.describeUserPool({ UserPoolId })).UserPool, { Id: UserPoolId })
  t.match((await there.updateUserPoolReplica({ ...region, Status: 'ACTIVE' })).UserPoolReplica, { Status: 'ACTIVE' })
  const { AuthenticationResult } = await there.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: password },
  })
  t.ok(AuthenticationResult?.AccessToken)
  await t.rejects(there.adminDisableUser({ UserPoolId, Username: 'jane' }), {
    name: 'OperationNotEnabledException',
    message: 'AdminDisableUser is not supported in the secondary region eu-west-1.',
  })
  await t.rejects(api.deleteUserPoolReplica(region), { name: 'InvalidParameterException', message: /INACTIVE/ })
  await api.updateUserPoolReplica({ ...region, Status: 'INACTIVE' })
  t.match((await api.deleteUserPoolReplica(region)).UserPoolReplica, { Status: 'DELETING' })
  await t.rejects(api.deleteUserPoolReplica(region), { name: 'ResourceNotFoundException' })
  await t.rejects(there.describeUserPool({ UserPoolId }), missing)
})
