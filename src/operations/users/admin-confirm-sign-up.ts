import { alreadyConfirmed, userNotFound } from '../../domain/errors.ts'
import { confirmed } from '../../domain/user.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'
import { userKey } from './user-key.ts'

// AWS: unlike a code, an administrator's confirmation proves no address.
export const adminConfirmSignUp = defineOperation('AdminConfirmSignUp', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  if (user.UserStatus !== 'UNCONFIRMED') throw alreadyConfirmed(user.UserStatus)
  context.store.users.update(userKey(user), confirmed(context.clock.now()), userNotFound)
  return {}
})
