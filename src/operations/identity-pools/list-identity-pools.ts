import { page } from '../../domain/page.ts'
import { defineIdentityOperation } from '../operation.ts'

export const listIdentityPools = defineIdentityOperation('ListIdentityPools', (input, { store, region }) => {
  const request = { query: ['ListIdentityPools', region], token: input.NextToken, limit: input.MaxResults }
  const { slots, next } = page(request, (ordinal) => store.identityPools.after(region, ordinal))
  return {
    IdentityPools: slots.map(({ record: { IdentityPoolId, IdentityPoolName } }) => ({ IdentityPoolId, IdentityPoolName })),
    NextToken: next,
  }
})
