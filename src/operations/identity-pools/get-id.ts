import { defineIdentityOperation } from '../operation.ts'
import { identityOf } from './found-identity.ts'
import { foundIdentityPool } from './found-identity-pool.ts'
import { verifiedLogins } from './verified-logins.ts'

export const getId = defineIdentityOperation('GetId', async (input, context) => {
  const pool = foundIdentityPool(input.IdentityPoolId, context)
  const logins = await verifiedLogins(pool, input.Logins, context)
  return { IdentityId: identityOf(pool, logins, context).IdentityId }
})
