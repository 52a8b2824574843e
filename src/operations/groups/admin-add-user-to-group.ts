import { inTooManyGroups } from '../../domain/errors.ts'
import { compositeKey, membershipKey } from '../../domain/keys.ts'
import { quotas } from '../../domain/quotas.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { foundGroup } from './found-group.ts'

export const adminAddUserToGroup = defineOperation('AdminAddUserToGroup', (input, context) => {
  const { store } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { Username } = foundUser(pool, input.Username, store)
  const { GroupName } = foundGroup(pool.Id, input.GroupName, store)
  const membership = { UserPoolId: pool.Id, GroupName, Username }
  // Adding a user who is in the group already changes nothing.
  if (store.memberships.has(membershipKey(membership))) return {}
  const held = store.memberships.found('user', compositeKey(pool.Id, Username)).length
  if (held >= quotas.groupsPerUser) throw inTooManyGroups(quotas.groupsPerUser)
  store.memberships.put(membership)
  return {}
})
