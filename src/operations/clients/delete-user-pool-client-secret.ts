import { secretsOf, withSecrets } from '../../domain/client-secrets.ts'
import { clientNotFound, clientSecretNotFound, invalidParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

export const deleteUserPoolClientSecret = defineOperation('DeleteUserPoolClientSecret', (input, context) => {
  const client = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  const secrets = secretsOf(client)
  if (!secrets.some(({ id }) => id === input.ClientSecretId)) throw clientSecretNotFound(input.ClientSecretId)
  // Assumed: a confidential client keeps one; and the sentence.
  if (secrets.length === 1) throw invalidParameter('The only secret of a client cannot be deleted.')
  context.store.userPoolClients.update(
    client.ClientId,
    (record) =>
      withSecrets(
        record,
        secretsOf(record).filter(({ id }) => id !== input.ClientSecretId),
      ),
    () => clientNotFound(client.ClientId),
  )
  return {}
})
