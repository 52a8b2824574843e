import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { factorsSet } from '../../domain/mfa.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'

// AWS: AdminDeleteSoftwareToken: the user no longer has the factor, and sets a new one up where the pool requires one.
export const adminDeleteSoftwareToken = defineOperation('AdminDeleteSoftwareToken', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  context.store.users.update(
    userKey(user),
    ({ softwareToken: _, pendingToken: __, ...record }) => factorsSet(record, { SOFTWARE_TOKEN_MFA: { Enabled: false } }),
    userNotFound,
  )
  return {}
})
