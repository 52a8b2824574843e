import type { Level } from '../../domain/acr.ts'
import {
  type AuthorizationRequest,
  authorizationRequest,
  parameterMissing,
  parameterOf,
  redirectUriOf,
  returnAddress,
  returned,
} from '../../domain/authorization-request.ts'
import { OAuthError } from '../../domain/oauth-error.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'
import { requestedLevels } from './hosted-level.ts'

/** What a hosted page was called for: the app that wants its user signed in, and where the answer goes. */
export interface HostedRequest {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly request: AuthorizationRequest
  /** The levels of authentication that the app asks for, the best first; undefined where it asks for none. */
  readonly levels?: readonly Level[] | undefined
}

/** A request that cannot go on: told on a page of our own until it is known that the redirect URI is the app's. */
export type Refusal =
  | { readonly kind: 'page'; readonly error: string; readonly clientId: string | undefined; readonly description?: string }
  | { readonly kind: 'redirect'; readonly to: string }

/** @param userPoolId of the domain that was asked, where it was one */
export function hostedRequest(
  query: URLSearchParams,
  userPoolId: string | undefined,
  { store }: Pick<Context, 'store'>,
): HostedRequest | Refusal {
  const clientId = parameterOf(query, 'client_id')
  const page = (error: string, description?: string): Refusal => ({
    kind: 'page',
    error,
    clientId,
    ...(description !== undefined && { description }),
  })
  // Assumed: the codes for what is missing, and for a client that is unknown. Seen: `redirect_mismatch`.
  if (clientId === undefined) return page('invalid_request', parameterMissing('client_id'))
  if (query.getAll('client_id').length > 1) return page('invalid_request')
  const client = store.userPoolClients.get(clientId)
  const pool = client && store.userPools.get(client.UserPoolId)
  if (client === undefined || pool === undefined || (userPoolId !== undefined && pool.Id !== userPoolId)) return page('invalid_client')
  const redirectUri = redirectUriOf(query, client)
  if (redirectUri === undefined) {
    return query.get('redirect_uri') ? page('redirect_mismatch') : page('invalid_request', parameterMissing('redirect_uri'))
  }
  try {
    const request = authorizationRequest(query, client, redirectUri)
    return { pool, client, request, levels: requestedLevels(pool, parameterOf(query, 'acr_values')) }
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error
    return { kind: 'redirect', to: refusedRedirect(query, redirectUri, error) }
  }
}

export const isRefusal = (checked: HostedRequest | Refusal): checked is Refusal => 'kind' in checked

/** The way back to the app with an error. */
export function refusedRedirect(query: URLSearchParams, redirectUri: string, { code, description }: OAuthError): string {
  return returned(returnAddress(query, redirectUri), { error: code, error_description: description })
}
