import { userPoolNotFound } from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records.ts'
import type { Context } from '../operation.ts'

/**
 * The pool of an operation that names one. A pool is only there in its own region.
 * @throws ResourceNotFoundException
 */
export function foundUserPool(id: string, { store, region }: Pick<Context, 'store' | 'region'>): UserPool {
  const pool = store.userPools.get(id)
  if (pool === undefined || pool.region !== region) throw userPoolNotFound(id)
  return pool
}
