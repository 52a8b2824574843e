import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listTerms = defineOperation('ListTerms', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const request = { query: ['ListTerms', Id], token: input.NextToken, limit: input.MaxResults ?? 60 }
  const { slots, next } = page(request, (ordinal) => context.store.terms.after(Id, ordinal))
  return { Terms: slots.map(({ record }) => record), NextToken: next }
})
