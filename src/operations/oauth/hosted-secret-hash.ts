import { knownSecretHash } from '../../domain/secret-hash.ts'
import type { Context } from '../operation.ts'

/** What a link that only names its client and user is given of the client's secret; undefined where there is no such client, or no secret. */
export function hostedSecretHash(clientId = '', username = '', { store }: Pick<Context, 'store'>): string | undefined {
  const client = store.userPoolClients.get(clientId)
  return client && knownSecretHash(client, username)
}
