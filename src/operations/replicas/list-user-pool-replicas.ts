import { page } from '../../domain/page.ts'
import { primaryReplica } from '../../domain/replica.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listUserPoolReplicas = defineOperation('ListUserPoolReplicas', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const request = { query: ['ListUserPoolReplicas', pool.Id], token: input.NextToken, limit: 60 }
  const { slots, next } = page(request, (ordinal) => context.store.userPoolReplicas.after(pool.Id, ordinal))
  const secondaries = slots.map(({ record }) => record)
  return { UserPoolReplicas: input.NextToken === undefined ? [primaryReplica(pool), ...secondaries] : secondaries, NextToken: next }
})
