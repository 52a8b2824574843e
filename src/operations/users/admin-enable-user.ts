import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { enabled } from '../../domain/user.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'

export const adminEnableUser = defineOperation('AdminEnableUser', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  context.store.users.update(userKey(user), enabled(context.clock.now()), userNotFound)
  return {}
})
