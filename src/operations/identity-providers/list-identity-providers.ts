import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listIdentityProviders = defineOperation('ListIdentityProviders', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const request = { query: ['ListIdentityProviders', Id], token: input.NextToken, limit: input.MaxResults ?? 60 }
  const { slots, next } = page(request, (ordinal) => context.store.identityProviders.after(Id, ordinal))
  return { Providers: slots.map(({ record }) => record), NextToken: next }
})
