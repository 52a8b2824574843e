import { describedIdentity } from '../../domain/identity.ts'
import { page } from '../../domain/page.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const listIdentities = defineIdentityOperation('ListIdentities', (input, context) => {
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  const request = { query: ['ListIdentities', IdentityPoolId], token: input.NextToken, limit: input.MaxResults }
  const { slots, next } = page(request, (ordinal) => context.store.identities.after(IdentityPoolId, ordinal))
  return { IdentityPoolId, Identities: slots.map(({ record }) => describedIdentity(record)), NextToken: next }
})
