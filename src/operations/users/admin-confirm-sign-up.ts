import { alreadyConfirmed, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { confirmed } from '../../domain/user.ts'
import { postConfirmation } from '../../triggers/post-confirmation.ts'
import { noClient } from '../../triggers/trigger.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'

// AWS: unlike a code, an administrator's confirmation proves no address.
export const adminConfirmSignUp = defineOperation('AdminConfirmSignUp', async (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const user = foundUser(pool, input.Username, context.store)
  if (user.UserStatus !== 'UNCONFIRMED') throw alreadyConfirmed(user.UserStatus)
  const done = context.store.users.update(userKey(user), confirmed(context.clock.now()), userNotFound)
  await postConfirmation(context.lambda, 'ConfirmSignUp', pool, noClient, done, input.ClientMetadata)
  return {}
})
