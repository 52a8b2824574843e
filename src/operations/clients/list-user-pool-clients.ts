import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listUserPoolClients = defineOperation('ListUserPoolClients', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const request = { query: ['ListUserPoolClients', Id], token: input.NextToken, limit: input.MaxResults ?? 60 }
  const { slots, next } = page(request, (ordinal) => context.store.userPoolClients.after(Id, ordinal))
  return {
    UserPoolClients: slots.map(({ record: { ClientId, UserPoolId, ClientName } }) => ({ ClientId, UserPoolId, ClientName })),
    NextToken: next,
  }
})
