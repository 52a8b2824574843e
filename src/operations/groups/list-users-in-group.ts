import { userNotFound } from '../../domain/errors.ts'
import { compositeKey, userKey } from '../../domain/keys.ts'
import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { answeredUser } from '../users/answered-user.ts'
import { foundGroup } from './found-group.ts'

export const listUsersInGroup = defineOperation('ListUsersInGroup', (input, context) => {
  const { store } = context
  const { UserPoolId, GroupName } = foundGroup(foundUserPool(input.UserPoolId, context).Id, input.GroupName, store)
  const group = compositeKey(UserPoolId, GroupName)
  const request = { query: ['ListUsersInGroup', group], token: input.NextToken, limit: input.Limit || 60 }
  const { slots, next } = page(request, (ordinal) => store.memberships.after(group, ordinal))
  return { Users: slots.map(({ record }) => answeredUser(store.users.require(userKey(record), userNotFound))), NextToken: next }
})
