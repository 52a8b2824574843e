import { newSecret } from '../../domain/client-secrets.ts'
import { customClientId } from '../../domain/custom-id.ts'
import { customIdTaken, invalidParameter } from '../../domain/errors.ts'
import { clientId, clientSecret } from '../../domain/ids.ts'
import { clientSettings } from '../../domain/user-pool-client.ts'
import { checkSupportedProviders } from '../identity-providers/check-supported-providers.ts'
import { defineOperation } from '../operation.ts'
import { checkScopes } from '../resource-servers/check-scopes.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const createUserPoolClient = defineOperation('CreateUserPoolClient', (input, context) => {
  const { store, clock, random } = context
  const pool = foundUserPool(input.UserPoolId, context)
  if (input.ClientSecret !== undefined && input.GenerateSecret === true) {
    // Assumed: the sentence; that the two exclude each other is documented.
    throw invalidParameter('GenerateSecret and ClientSecret cannot be used together.')
  }
  const ClientSecret = input.ClientSecret ?? (input.GenerateSecret === true ? clientSecret(random.integer) : undefined)
  checkScopes(pool, input.AllowedOAuthScopes ?? [], store)
  checkSupportedProviders(pool, input.SupportedIdentityProviders ?? [], store)
  const settings = clientSettings(pool, input, ClientSecret !== undefined, 'creating')
  const ClientId = customClientId(input.ClientName) ?? clientId(random.integer)
  const now = clock.now()
  const client = store.userPoolClients.insert(
    {
      ...settings,
      UserPoolId: pool.Id,
      ClientName: input.ClientName,
      ClientId,
      ...(ClientSecret !== undefined && { ClientSecret, clientSecrets: [newSecret(ClientId, ClientSecret, now)] }),
      LastModifiedDate: now,
      CreationDate: now,
    },
    () => customIdTaken(ClientId),
  )
  return { UserPoolClient: client }
})
