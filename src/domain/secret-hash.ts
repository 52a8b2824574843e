import { createHmac } from 'node:crypto'
import { secretsOf } from './client-secrets.ts'
import { secretHashMissing, secretHashWrong } from './errors.ts'
import type { UserPoolClient } from './records/pools.ts'
import { sameText } from './same-text.ts'

/** base64(HMAC-SHA256(secret, username + client id)). */
export function secretHash(secret: string, username: string, clientId: string): string {
  return createHmac('sha256', secret)
    .update(username + clientId, 'utf8')
    .digest('base64')
}

/**
 * @param username exactly as the caller sent it
 * @throws NotAuthorizedException
 */
// AWS: "Computing secret hash values" of the developer guide.
export function checkSecretHash(client: UserPoolClient, username: string, received: string | undefined): void {
  const { ClientId } = client
  const secrets = secretsOf(client)
  if (secrets.length === 0) {
    // Seen: a hash for a client without a secret is refused too.
    if (received !== undefined) throw secretHashWrong(ClientId)
    return
  }
  if (received === undefined) throw secretHashMissing(ClientId)
  if (!secrets.some(({ value }) => sameText(secretHash(value, username, ClientId), received))) throw secretHashWrong(ClientId)
}

/** The hash as the hosted pages know it without being told, because the secret is the server's own; undefined where the client has none. */
export function knownSecretHash(client: UserPoolClient, username: string): string | undefined {
  const secret = secretsOf(client)[0]?.value
  return secret === undefined ? undefined : secretHash(secret, username, client.ClientId)
}
