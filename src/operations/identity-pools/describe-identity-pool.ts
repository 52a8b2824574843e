import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const describeIdentityPool = defineIdentityOperation('DescribeIdentityPool', (input, context) =>
  foundIdentityPool(input.IdentityPoolId, context),
)
