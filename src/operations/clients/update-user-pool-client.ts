import { clientNotFound } from '../../domain/errors.ts'
import { clientSettings } from '../../domain/user-pool-client.ts'
import { checkSupportedProviders } from '../identity-providers/check-supported-providers.ts'
import { defineOperation } from '../operation.ts'
import { checkScopes } from '../resource-servers/check-scopes.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

// AWS: UpdateUserPoolClient: what is left out goes back to its default.
export const updateUserPoolClient = defineOperation('UpdateUserPoolClient', (input, context) => {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { ClientId, ClientSecret } = foundClientOf(pool, input.ClientId, context)
  checkScopes(pool, input.AllowedOAuthScopes ?? [], store)
  checkSupportedProviders(pool, input.SupportedIdentityProviders ?? [], store)
  const settings = clientSettings(pool, input, ClientSecret !== undefined, 'updating')
  const client = store.userPoolClients.update(
    ClientId,
    (record) => ({ ...record, ...settings, ClientName: input.ClientName ?? record.ClientName, LastModifiedDate: clock.now() }),
    () => clientNotFound(ClientId),
  )
  return { UserPoolClient: client }
})
