import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

export const describeUserPoolClient = defineOperation('DescribeUserPoolClient', (input, context) => ({
  UserPoolClient: foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context),
}))
