/** Identity pools: what they are, under what ids, with what tags. */
import { CognitoIdentity } from '@aws-sdk/client-cognito-identity'
import t from 'tap'
import { startEmulator } from '../support/emulator.ts'

async function start(t: Parameters<typeof startEmulator>[0]): Promise<CognitoIdentity> {
  const { url } = await startEmulator(t)
  const api = new CognitoIdentity({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  t.teardown(() => api.destroy())
  return api
}
const pool = { IdentityPoolName: 'app', AllowUnauthenticatedIdentities: false }

t.test('an identity pool is made, described, changed, listed and deleted', async (t) => {
  const api = await start(t)
  const { IdentityPoolId = '' } = await api.createIdentityPool({ ...pool, DeveloperProviderName: 'dev' })
  t.match(IdentityPoolId, /^us-east-1:[0-9a-f-]{36}$/)
  await api.updateIdentityPool({ IdentityPoolId, ...pool, AllowUnauthenticatedIdentities: true })
  const { $metadata, ...described } = await api.describeIdentityPool({ IdentityPoolId })
  t.same(described, { IdentityPoolId, IdentityPoolName: 'app', AllowUnauthenticatedIdentities: true })
  await api.createIdentityPool({ ...pool, IdentityPoolName: 'second' })
  const first = await api.listIdentityPools({ MaxResults: 1 })
  t.same(first.IdentityPools, [{ IdentityPoolId, IdentityPoolName: 'app' }])
  t.match(await api.listIdentityPools({ MaxResults: 1, NextToken: first.NextToken }), { IdentityPools: [{ IdentityPoolName: 'second' }] })
  await api.deleteIdentityPool({ IdentityPoolId })
  await t.rejects(api.describeIdentityPool({ IdentityPoolId }), {
    name: 'ResourceNotFoundException',
    message: `IdentityPool '${IdentityPoolId}' not found.`,
  })
})

t.test('its id can be chosen by tag, and tags come and go', async (t) => {
  const api = await start(t)
  const { IdentityPoolId } = await api.createIdentityPool({ ...pool, IdentityPoolTags: { _custom_id_: 'my-identities' } })
  t.equal(IdentityPoolId, 'my-identities')
  t.match(await api.describeIdentityPool({ IdentityPoolId }), { IdentityPoolName: 'app' })
  const ResourceArn = 'arn:aws:cognito-identity:us-east-1:000000000000:identitypool/my-identities'
  await api.tagResource({ ResourceArn, Tags: { team: 'a' } })
  await api.untagResource({ ResourceArn, TagKeys: ['_custom_id_'] })
  t.same((await api.listTagsForResource({ ResourceArn })).Tags, { team: 'a' })
})

t.test('violations are ValidationException here', async (t) => {
  const api = await start(t)
  await t.rejects(api.describeIdentityPool({ IdentityPoolId: 'nope' }), {
    name: 'ValidationException',
    message:
      "1 validation error detected: Value 'nope' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
  })
})
