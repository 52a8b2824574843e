import { invalidGrant, invalidRequest, invalidScope, unauthorizedClient } from '../../../domain/oauth-error.ts'
import { parsedScopes } from '../../../domain/oauth-scopes.ts'
import type { AuthenticationResultType } from '../../../model/generated/cognito-idp-types.ts'
import type { Metadata } from '../../../triggers/trigger.ts'
import { issueClientToken } from '../../auth/issue-client-token.ts'
import type { Context } from '../../operation.ts'
import type { GrantCall } from './grant.ts'

/** An access token for the client itself. */
// AWS: "Token endpoint", client_credentials: no ID or refresh token; without a scope all custom scopes of the client.
export async function clientCredentialsGrant({ pool, client, form }: GrantCall, context: Context): Promise<AuthenticationResultType> {
  // Seen: a client with the flow and the scopes, but not allowed to use OAuth flows, is answered invalid_grant.
  if (client.AllowedOAuthFlowsUserPoolClient !== true) throw invalidGrant()
  if (!client.AllowedOAuthFlows?.includes('client_credentials')) throw unauthorizedClient()
  const allowed = client.AllowedOAuthScopes ?? []
  const requested = parsedScopes(form.get('scope') ?? undefined)
  if (!requested.every((scope) => allowed.includes(scope))) throw invalidScope()
  const scopes = requested.length === 0 ? allowed : requested
  return issueClientToken({ pool, client, scopes, clientMetadata: clientMetadata(form.get('aws_client_metadata')) }, context)
}

/** What the pool's function is told: an object of texts as JSON. */
// AWS: "Token endpoint", aws_client_metadata.
function clientMetadata(text: string | null): Metadata {
  if (text === null) return undefined
  try {
    const given: unknown = JSON.parse(text)
    if (typeof given === 'object' && given !== null && !Array.isArray(given))
      return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
  } catch {}
  throw invalidRequest('aws_client_metadata is not a JSON object')
}
