import { groupNotFound } from '../../domain/errors.ts'
import { compositeKey, userKey } from '../../domain/keys.ts'
import { page } from '../../domain/page.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'

export const adminListGroupsForUser = defineOperation('AdminListGroupsForUser', (input, context) => {
  const { store } = context
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, store)
  const request = { query: ['AdminListGroupsForUser', userKey(user)], token: input.NextToken, limit: input.Limit || 60 }
  const { slots, next } = page(request, (ordinal) =>
    store.memberships.found('user', userKey(user)).filter((slot) => slot.ordinal > ordinal),
  )
  const groups = slots.map(({ record }) => store.groups.require(compositeKey(record.UserPoolId, record.GroupName), groupNotFound))
  return { Groups: groups, NextToken: next }
})
