import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { disabled } from '../../domain/user.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

// AWS: AdminDisableUser also revokes all access tokens of the user.
export const adminDisableUser = defineOperation('AdminDisableUser', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  context.store.users.update(userKey(user), disabled(context.clock.now()), userNotFound)
  revokeSignIns(user, context.store)
  return {}
})
