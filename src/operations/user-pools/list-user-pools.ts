import { page } from '../../domain/page.ts'
import type { Store } from '../../store/store.ts'
import { defineOperation } from '../operation.ts'

export const listUserPools = defineOperation('ListUserPools', (input, { store, region }) => {
  const request = { query: ['ListUserPools', region], token: input.NextToken, limit: input.MaxResults }
  const { slots, next } = page(request, (ordinal) => store.userPools.after(region, ordinal))
  return {
    UserPools: slots.map(({ record: { Id, Name, LambdaConfig, LastModifiedDate, CreationDate } }) => ({
      Id,
      Name,
      LambdaConfig,
      LastModifiedDate,
      CreationDate,
      ReplicaRegions: replicaRegions(Id, store),
    })),
    NextToken: next,
  }
})

function replicaRegions(id: string, store: Store): readonly string[] | undefined {
  const regions = store.userPoolReplicas.list(id).map(({ RegionName }) => RegionName)
  return regions.length === 0 ? undefined : regions
}
