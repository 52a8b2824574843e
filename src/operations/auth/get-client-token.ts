import { knowsSecret, secretsOf } from '../../domain/client-secrets.ts'
import { clientOrSecretInvalid, clientWithoutScopes, flowNotEnabled, invalidParameter, scopeInvalid } from '../../domain/errors.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { defineOperation } from '../operation.ts'
import { issueClientToken } from './issue-client-token.ts'

// AWS: GetClientToken: what the client credentials grant is to an app with a domain. Assumed: who names no client and who does not
// know its secret are told the same.
export const getClientToken = defineOperation('GetClientToken', async (input, context) => {
  const client = context.store.userPoolClients.get(input.ClientId)
  const pool = client && context.store.userPools.get(client.UserPoolId)
  if (client === undefined || pool === undefined) throw clientOrSecretInvalid()
  if (secretsOf(client).length === 0 || !knowsSecret(client, input.Secret)) throw clientOrSecretInvalid()
  if (!client.ExplicitAuthFlows?.includes('ALLOW_CLIENT_TOKEN_AUTH')) throw flowNotEnabled('ALLOW_CLIENT_TOKEN_AUTH')
  const grant = { pool, client, scopes: grantedScopes(client, input.Scopes), clientMetadata: input.ClientMetadata }
  try {
    return { ClientAuthenticationResult: await issueClientToken(grant, context) }
  } catch (error) {
    // The operation has no error for a function that fails. Assumed: which one stands for it.
    if (error instanceof ServiceError && error.name.includes('Lambda')) throw invalidParameter(error.message)
    throw error
  }
})

// AWS: without scopes those of the client. Assumed: the errors.
function grantedScopes({ AllowedOAuthScopes = [] }: UserPoolClient, asked: readonly string[] = []): readonly string[] {
  const own = AllowedOAuthScopes.filter((scope) => scope.includes('/'))
  if (own.length === 0 && asked.length === 0) throw clientWithoutScopes()
  const foreign = asked.find((scope) => !own.includes(scope))
  if (foreign !== undefined) throw scopeInvalid(foreign)
  return asked.length === 0 ? own : asked
}
