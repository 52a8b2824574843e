import { identityPoolNotFound } from '../../domain/identity-errors.ts'
import type { IdentityPool } from '../../domain/records/identity-pools.ts'
import type { Context } from '../operation.ts'

/** @throws ResourceNotFoundException */
export function foundIdentityPool(id: string, { store, region }: Pick<Context, 'store' | 'region'>): IdentityPool {
  const pool = store.identityPools.get(id)
  if (pool === undefined || pool.region !== region) throw identityPoolNotFound(id)
  return pool
}

/** @throws ResourceNotFoundException */
export function taggedIdentityPool(arn: string, { store, region }: Pick<Context, 'store' | 'region'>): IdentityPool {
  const pool = store.identityPools.get(arn.slice(arn.lastIndexOf('/') + 1))
  if (pool === undefined || pool.arn !== arn || pool.region !== region) throw identityPoolNotFound(arn)
  return pool
}
