import { defineOperation } from '../operation.ts'
import { describedUserPool } from './described-user-pool.ts'
import { foundUserPool } from './found-user-pool.ts'

export const describeUserPool = defineOperation('DescribeUserPool', (input, context) => ({
  UserPool: describedUserPool(foundUserPool(input.UserPoolId, context), context),
}))
