import { createHmac } from 'node:crypto'

export interface ClientIdentity {
  readonly clientId: string
  readonly clientSecret?: string | undefined
}

/** SECRET_HASH for a client that has a secret, nothing for one that has none. */
export function secretHash({ clientId, clientSecret }: ClientIdentity, username: string): { readonly SECRET_HASH?: string } {
  if (clientSecret === undefined) return {}
  return {
    SECRET_HASH: createHmac('sha256', clientSecret)
      .update(username + clientId)
      .digest('base64'),
  }
}
