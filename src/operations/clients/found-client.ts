import { clientNotFound } from '../../domain/errors.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'

/**
 * The client of an operation that names only a client, and its pool.
 * @throws ResourceNotFoundException
 */
export function foundClient(clientId: string, { store }: Pick<Context, 'store'>): { pool: UserPool; client: UserPoolClient } {
  const client = store.userPoolClients.get(clientId)
  const pool = client && store.userPools.get(client.UserPoolId)
  if (client === undefined || pool === undefined) throw clientNotFound(clientId)
  return { pool, client }
}

/**
 * The client of an operation that names the pool as well.
 * @throws ResourceNotFoundException
 */
export function foundClientOf(pool: UserPool, clientId: string, { store }: Pick<Context, 'store'>): UserPoolClient {
  const client = store.userPoolClients.get(clientId)
  if (client?.UserPoolId !== pool.Id) throw clientNotFound(clientId)
  return client
}
