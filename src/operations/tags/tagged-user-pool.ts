import { resourceArnNotFound } from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'

/**
 * The user pool that an ARN names.
 * @throws ResourceNotFoundException
 */
export function taggedUserPool(arn: string, { store, region }: Pick<Context, 'store' | 'region'>): UserPool {
  const pool = store.userPools.get(arn.slice(arn.lastIndexOf('/') + 1))
  if (pool === undefined || pool.Arn !== arn || pool.region !== region) throw resourceArnNotFound(arn)
  return pool
}

/** The most tags that a user pool can have. */
// AWS: "Quotas in Amazon Cognito".
export const maximumTags = 50
