import { recoveryContact } from '../../domain/contact.ts'
import { cannotResetPassword, passwordNotResettable, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { isResettable, resetRequired } from '../../domain/user.ts'
import { issueCode } from '../messages/issue-code.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'

export const adminResetUserPassword = defineOperation('AdminResetUserPassword', async (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const user = foundUser(pool, input.Username, context.store)
  if (!isResettable(user.UserStatus)) throw passwordNotResettable()
  const attribute = recoveryContact(pool, user)
  if (attribute === undefined || attribute === 'admin_only') throw cannotResetPassword()
  context.store.users.update(userKey(user), resetRequired(context.clock.now()), userNotFound)
  await issueCode(
    { pool, user, purpose: 'resetPassword', kind: 'CustomMessage_ForgotPassword', attribute, clientMetadata: input.ClientMetadata },
    context,
  )
  return {}
})
