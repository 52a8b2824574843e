import { maxValidityOf } from '../../domain/user-session.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const getUserPoolClientSessionConfiguration = defineOperation('GetUserPoolClientSessionConfiguration', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const client = foundClientOf(pool, input.ClientId, context)
  return { UserPoolId: pool.Id, ClientId: client.ClientId, SSOSession: { MaxValidityMinutes: maxValidityOf(client) } }
})
