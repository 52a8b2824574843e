import { featureUnavailable, userPoolNotFound } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

// AWS: SetUserPoolSessionConfiguration: from the Essentials tier on; a lower limit ends nobody's session before the next sign-in.
export const setUserPoolSessionConfiguration = defineOperation('SetUserPoolSessionConfiguration', (input, context) => {
  const { Id, UserPoolTier } = foundUserPool(input.UserPoolId, context)
  if (UserPoolTier === 'LITE') throw featureUnavailable('User session tracking')
  const { UserSessionTracking, TokenSession } = input
  const sessionConfiguration = { UserSessionTracking, TokenSession }
  context.store.userPools.update(
    Id,
    (record) => ({ ...record, sessionConfiguration }),
    () => userPoolNotFound(Id),
  )
  return { UserPoolId: Id, ...sessionConfiguration }
})
