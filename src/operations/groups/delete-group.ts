import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundGroup } from './found-group.ts'
import { removeGroup } from './remove-group.ts'

export const deleteGroup = defineOperation('DeleteGroup', (input, context) => {
  const { UserPoolId, GroupName } = foundGroup(foundUserPool(input.UserPoolId, context).Id, input.GroupName, context.store)
  removeGroup(UserPoolId, GroupName, context.store)
  return {}
})
