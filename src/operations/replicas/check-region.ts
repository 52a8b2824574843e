import { compositeKey } from '../../domain/keys.ts'
import { checkReplica } from '../../domain/replica.ts'
import type { Context } from '../operation.ts'

/**
 * Whether a replica takes an operation that is asked of it; a pool that has no replica in the request's region is not there at all,
 * which the operation says itself.
 * @throws OperationNotEnabledException
 */
export function checkRegion(operation: string, forUsers: boolean, input: Readonly<Record<string, unknown>>, context: Context): void {
  const { store, region } = context
  const pool = typeof input.UserPoolId === 'string' ? store.userPools.get(input.UserPoolId) : undefined
  if (pool === undefined || pool.region === region) return
  const replica = store.userPoolReplicas.get(compositeKey(pool.Id, region))
  if (replica !== undefined) checkReplica(replica, operation, forUsers)
}
