/** Ids and names that others could be mistaken for: predefined ids, groups and users with slashes, clients that come again. */
import t from 'tap'
import { everyFlow, startScene } from '../support/scene.ts'

t.test('an id that no operation could name is not possible', async (t) => {
  const { api, poolId } = await startScene(t)
  for (const id of ['a/b', 'with space', 'ü', 'x'.repeat(56)]) {
    await t.rejects(
      api.createUserPool({ PoolName: 'p', UserPoolTags: { _custom_id_: id } }),
      {
        name: 'InvalidParameterException',
        message: `The id ${id} that _custom_id_ asks for is not possible: it is made of letters, digits, _ and -, 55 at most.`,
      },
      id,
    )
  }
  for (const id of ['a/b', 'with space', 'a-b']) {
    await t.rejects(
      api.createUserPoolClient({ UserPoolId: poolId, ClientName: `_custom_id_:${id}` }),
      {
        name: 'InvalidParameterException',
        message: `The id ${id} that _custom_id_ asks for is not possible: it is made of letters, digits, _ and +, 128 at most.`,
      },
      id,
    )
  }
})

t.test('a group a/b with a user c is not a group a with a user b/c', async (t) => {
  const { api, poolId, addUser } = await startScene(t)
  const pool = { UserPoolId: poolId }
  for (const GroupName of ['a', 'a/b']) await api.createGroup({ ...pool, GroupName })
  for (const username of ['c', 'b/c']) await addUser(username)
  await api.adminAddUserToGroup({ ...pool, GroupName: 'a/b', Username: 'c' })
  await api.adminAddUserToGroup({ ...pool, GroupName: 'a', Username: 'b/c' })
  const members = async (GroupName: string) => (await api.listUsersInGroup({ ...pool, GroupName })).Users?.map(({ Username }) => Username)
  t.same(await members('a'), ['b/c'])
  t.same(await members('a/b'), ['c'])
  await api.adminRemoveUserFromGroup({ ...pool, GroupName: 'a', Username: 'b/c' })
  t.same(await members('a'), [])
  await api.deleteGroup({ ...pool, GroupName: 'a' })
  t.same(await members('a/b'), ['c'])
})

t.test('a client that is given the id of a deleted one does not inherit its refresh tokens', async (t) => {
  const { api, poolId, addUser, store } = await startScene(t)
  await addUser('ada')
  const named = { ClientName: '_custom_id_:web', ExplicitAuthFlows: [...everyFlow] }
  await api.createUserPoolClient({ UserPoolId: poolId, ...named })
  const auth = { ClientId: 'web', AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: 'Passw0rd!' } } as const
  const { AuthenticationResult } = await api.initiateAuth(auth)
  await api.deleteUserPoolClient({ UserPoolId: poolId, ClientId: 'web' })
  t.equal(store.signIns.size, 0)
  const other = await api.createUserPool({ PoolName: 'other' })
  await api.createUserPoolClient({ UserPoolId: other.UserPool?.Id, ...named })
  await t.rejects(
    api.initiateAuth({
      ClientId: 'web',
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' },
    }),
    { name: 'NotAuthorizedException', message: 'Invalid Refresh Token' },
  )
})
