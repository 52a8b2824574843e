import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listResourceServers = defineOperation('ListResourceServers', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const request = { query: ['ListResourceServers', Id], token: input.NextToken, limit: input.MaxResults ?? 50 }
  const { slots, next } = page(request, (ordinal) => context.store.resourceServers.after(Id, ordinal))
  return { ResourceServers: slots.map(({ record }) => record), NextToken: next }
})
