import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { passwordSet, temporaryPasswordSet } from '../../domain/user.ts'
import { passwordPolicy } from '../../domain/user-pool.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { chosenPassword } from './chosen-password.ts'
import { foundUser } from './find-user.ts'

export const adminSetUserPassword = defineOperation('AdminSetUserPassword', async (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const user = foundUser(pool, input.Username, context.store)
  const password = await chosenPassword(pool, user, input.Password, context)
  const became = input.Permanent === true ? passwordSet : temporaryPasswordSet
  context.store.users.update(userKey(user), became(password, passwordPolicy(pool), context.clock.now()), userNotFound)
  return {}
})
