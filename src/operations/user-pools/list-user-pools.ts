import { page } from '../../domain/page.ts'
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
    })),
    NextToken: next,
  }
})
