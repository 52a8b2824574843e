import { Failure } from '../../client/failure.ts'
import type { UserPoolClientType } from '../../model/generated/cognito-idp-types.ts'
import type { Connection } from '../connection.ts'

export const hostedPages = ['login', 'signup', 'logout'] as const
export type HostedPage = (typeof hostedPages)[number]

/** The settings of a client that its hosted pages need. */
export async function describeClient(connection: Connection, UserPoolId: string, ClientId: string): Promise<UserPoolClientType> {
  const { UserPoolClient } = await connection.invoke('DescribeUserPoolClient', { UserPoolId, ClientId })
  return UserPoolClient ?? {}
}

/**
 * The address of a hosted page, with the parameters that it needs of the client.
 * @param origin of the pages
 * @throws Failure where the client is not set up for hosted pages
 */
export function hostedAddress(origin: URL, page: HostedPage, client: UserPoolClientType, more: Readonly<Record<string, string>> = {}): URL {
  const { ClientId = '', CallbackURLs = [], LogoutURLs = [], AllowedOAuthFlows = [], AllowedOAuthFlowsUserPoolClient } = client
  const address = new URL(`/${page}`, origin)
  const set = (parameters: Readonly<Record<string, string | undefined>>) => {
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) address.searchParams.set(name, value)
  }
  set({ client_id: ClientId })
  if (page === 'logout' && LogoutURLs[0] !== undefined) {
    set({ logout_uri: LogoutURLs[0] })
    return address
  }
  const flow = AllowedOAuthFlows.find((name) => name !== 'client_credentials')
  if (AllowedOAuthFlowsUserPoolClient !== true || flow === undefined || CallbackURLs[0] === undefined) {
    throw new Failure(
      1,
      `The client ${ClientId} is not set up for hosted pages.`,
      'It needs --allowed-o-auth-flows-user-pool-client, --allowed-o-auth-flows code, --allowed-o-auth-scopes openid and --callback-urls.',
    )
  }
  set({ response_type: flow === 'implicit' ? 'token' : 'code', redirect_uri: client.DefaultRedirectURI ?? CallbackURLs[0], ...more })
  return address
}
