import { newSecret, secretsAtMost, secretsOf, withSecrets } from '../../domain/client-secrets.ts'
import { clientNotFound, invalidParameter, tooManySecrets } from '../../domain/errors.ts'
import { clientSecret } from '../../domain/ids.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

// AWS: AddUserPoolClientSecret: for confidential clients, two secrets at most; only a secret that was made here is shown.
export const addUserPoolClientSecret = defineOperation('AddUserPoolClientSecret', (input, context) => {
  const client = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  const secrets = secretsOf(client)
  // Assumed: the sentence.
  if (secrets.length === 0) throw invalidParameter('The client has no secret: only a confidential client can have another one.')
  if (secrets.length >= secretsAtMost) throw tooManySecrets()
  const value = input.ClientSecret ?? clientSecret(context.random.integer)
  // Ids count seconds: a second secret of the same second takes the next one.
  const created = Math.max(context.clock.now(), ...secrets.map((secret) => Math.floor(secret.created) + 1))
  const added = newSecret(client.ClientId, value, created)
  context.store.userPoolClients.update(
    client.ClientId,
    (record) => withSecrets(record, [...secretsOf(record), added]),
    () => clientNotFound(client.ClientId),
  )
  return {
    ClientSecretDescriptor: {
      ClientSecretId: added.id,
      ...(input.ClientSecret === undefined && { ClientSecretValue: value }),
      ClientSecretCreateDate: added.created,
    },
  }
})
