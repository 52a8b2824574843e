import { clientNotFound, featureUnavailable } from '../../domain/errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkTracking } from './tracked-sessions.ts'

// AWS: SetUserPoolClientSessionConfiguration: it stays while tracking is turned off, and holds again once it is on.
export const setUserPoolClientSessionConfiguration = defineOperation('SetUserPoolClientSessionConfiguration', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const { ClientId } = foundClientOf(pool, input.ClientId, context)
  if (pool.UserPoolTier === 'LITE') throw featureUnavailable('User session tracking')
  checkTracking(pool)
  const { SSOSession } = input
  context.store.userPoolClients.update(
    ClientId,
    (record) => ({ ...record, ssoMaxValidityMinutes: SSOSession.MaxValidityMinutes }),
    () => clientNotFound(ClientId),
  )
  return { UserPoolId: pool.Id, ClientId, SSOSession }
})
