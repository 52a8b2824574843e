import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listGroups = defineOperation('ListGroups', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const request = { query: ['ListGroups', Id], token: input.NextToken, limit: input.Limit || 60 }
  const { slots, next } = page(request, (ordinal) => context.store.groups.after(Id, ordinal))
  return { Groups: slots.map(({ record }) => record), NextToken: next }
})
