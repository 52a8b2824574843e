import { userPoolNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'

/**
 * The pool of an operation that names one. A pool is only there in its own region and in those of its replicas.
 * @throws ResourceNotFoundException
 */
export function foundUserPool(id: string, { store, region }: Pick<Context, 'store' | 'region'>): UserPool {
  const pool = store.userPools.get(id)
  const isHere = pool?.region === region || store.userPoolReplicas.has(compositeKey(id, region))
  if (pool === undefined || !isHere) throw userPoolNotFound(id)
  return pool
}
