import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundGroup } from './found-group.ts'

export const getGroup = defineOperation('GetGroup', (input, context) => ({
  Group: foundGroup(foundUserPool(input.UserPoolId, context).Id, input.GroupName, context.store),
}))
