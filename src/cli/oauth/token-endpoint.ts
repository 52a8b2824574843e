import { ConnectionFailure, Failure } from '../../client/failure.ts'

export interface OAuthTokens {
  readonly id_token?: string
  readonly access_token?: string
  readonly refresh_token?: string
}

/**
 * Calls an emulator's token endpoint.
 * @param endpoint of the emulator
 * @throws Failure
 */
export async function callTokenEndpoint(
  endpoint: URL,
  clientId: string,
  clientSecret: string | undefined,
  form: Readonly<Record<string, string>>,
): Promise<OAuthTokens> {
  const credentials = { client_id: clientId, ...(clientSecret !== undefined && { client_secret: clientSecret }) }
  const address = new URL('/oauth2/token', endpoint)
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ ...form, ...credentials }) }).catch(() => {
    throw new ConnectionFailure(`${address.href} does not answer.`)
  })
  const answer = (await response.json()) as OAuthTokens & { readonly error?: string; readonly error_description?: string }
  if (response.ok) return answer
  const reason = answer.error_description === undefined ? '' : `: ${answer.error_description}`
  throw new Failure(1, `The token endpoint refused with ${answer.error ?? response.status}${reason}.`, advice[answer.error ?? ''])
}

const advice: Readonly<Record<string, string>> = {
  unauthorized_client: 'AllowedOAuthFlows of the client does not have this flow.',
  invalid_client: 'The client or its secret is wrong.',
  invalid_scope: 'AllowedOAuthScopes of the client does not have one of these scopes.',
  invalid_grant: 'Is AllowedOAuthFlowsUserPoolClient of the client on?',
}
