import { invalidParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { newClient } from './new-client.ts'

export const createUserPoolClient = defineOperation('CreateUserPoolClient', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  if (input.ClientSecret !== undefined && input.GenerateSecret === true) {
    // Assumed: the sentence; that the two exclude each other is documented.
    throw invalidParameter('GenerateSecret and ClientSecret cannot be used together.')
  }
  return { UserPoolClient: newClient(pool, input, context) }
})
