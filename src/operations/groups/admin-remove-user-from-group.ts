import { membershipKey } from '../../domain/keys.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { foundGroup } from './found-group.ts'

export const adminRemoveUserFromGroup = defineOperation('AdminRemoveUserFromGroup', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const { Username } = foundUser(pool, input.Username, context.store)
  const { GroupName } = foundGroup(pool.Id, input.GroupName, context.store)
  context.store.memberships.remove(membershipKey({ UserPoolId: pool.Id, GroupName, Username }))
  return {}
})
