import { newSecret } from '../../domain/client-secrets.ts'
import { customClientId } from '../../domain/custom-id.ts'
import { customIdTaken } from '../../domain/errors.ts'
import { clientId, clientSecret } from '../../domain/ids.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import { clientSettings } from '../../domain/user-pool-client.ts'
import { checkSupportedProviders } from '../identity-providers/check-supported-providers.ts'
import type { Context, Input } from '../operation.ts'
import { checkScopes } from '../resource-servers/check-scopes.ts'

/**
 * A new app client, made by an administrator or by an application that registers itself.
 * @throws InvalidParameterException, ScopeDoesNotExistException
 */
export function newClient(
  pool: UserPool,
  input: Input<'CreateUserPoolClient'>,
  { store, clock, random }: Context,
  more: Pick<UserPoolClient, 'ClientType'> = {},
): UserPoolClient {
  const ClientSecret = input.ClientSecret ?? (input.GenerateSecret === true ? clientSecret(random.integer) : undefined)
  checkScopes(pool, input.AllowedOAuthScopes ?? [], store)
  checkSupportedProviders(pool, input.SupportedIdentityProviders ?? [], store)
  const settings = clientSettings(pool, input, ClientSecret !== undefined, 'creating')
  const ClientId = customClientId(input.ClientName) ?? clientId(random.integer)
  const now = clock.now()
  return store.userPoolClients.insert(
    {
      ...settings,
      ...more,
      UserPoolId: pool.Id,
      ClientName: input.ClientName,
      ClientId,
      ...(ClientSecret !== undefined && { ClientSecret, clientSecrets: [newSecret(ClientId, ClientSecret, now)] }),
      LastModifiedDate: now,
      CreationDate: now,
    },
    () => customIdTaken(ClientId),
  )
}
