import { secretsOf } from '../../domain/client-secrets.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

// AWS: a list shows which secrets there are, not what they are.
export const listUserPoolClientSecrets = defineOperation('ListUserPoolClientSecrets', (input, context) => {
  const client = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  return { ClientSecrets: secretsOf(client).map(({ id, created }) => ({ ClientSecretId: id, ClientSecretCreateDate: created })) }
})
