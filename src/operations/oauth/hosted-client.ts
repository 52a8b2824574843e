import type { Context } from '../operation.ts'

/** What an error page tells of the client that was named; undefined where there is none. */
export function hostedClient(
  clientId: string | undefined,
  { store }: Pick<Context, 'store'>,
): { readonly name: string; readonly callbackUrls: readonly string[]; readonly logoutUrls: readonly string[] } | undefined {
  const client = clientId === undefined ? undefined : store.userPoolClients.get(clientId)
  return client && { name: client.ClientName, callbackUrls: client.CallbackURLs ?? [], logoutUrls: client.LogoutURLs ?? [] }
}
