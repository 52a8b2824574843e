import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

export const deleteUserPoolClient = defineOperation('DeleteUserPoolClient', (input, context) => {
  const { ClientId } = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  context.store.userPoolClients.remove(ClientId)
  return {}
})
