/** The secrets of a confidential client: up to two work at a time, so that one can take over from the other. */
// AWS: AddUserPoolClientSecret.
import type { ClientSecret, UserPoolClient } from './records/pools.ts'
import { sameText } from './same-text.ts'

export const secretsAtMost = 2

/** @param created seconds since the epoch */
export function newSecret(clientId: string, value: string, created: number): ClientSecret {
  // AWS: ClientSecretDescriptorType, "ClientSecretId".
  return { id: `${clientId}--${Math.floor(created)}`, value, created }
}

/** The client with these secrets; with none it is no longer confidential. */
export function withSecrets(client: UserPoolClient, secrets: readonly ClientSecret[]): UserPoolClient {
  const { ClientSecret: _, clientSecrets: __, ...rest } = client
  return secrets[0] === undefined ? rest : { ...rest, ClientSecret: secrets[0].value, clientSecrets: secrets }
}

/** A client that was made before secrets had ids has one all the same. */
export function secretsOf({ ClientId, ClientSecret: value, clientSecrets, CreationDate }: UserPoolClient): readonly ClientSecret[] {
  return clientSecrets ?? (value === undefined ? [] : [newSecret(ClientId, value, CreationDate)])
}

/** Whether a caller knows one of the secrets, or the client has none. In constant time. */
export function knowsSecret(client: UserPoolClient, given: string | undefined): boolean {
  const secrets = secretsOf(client)
  return secrets.length === 0 || (given !== undefined && secrets.some(({ value }) => sameText(value, given)))
}
