import { classicFlowDisabled } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity, provenIdentity } from './found-identity.ts'
import { identityToken } from './identity-token.ts'
import { verifiedLogins } from './verified-logins.ts'

/** Seconds. AWS: such a token is good for ten minutes. */
const lifetime = 600

export const getOpenIdToken = defineIdentityOperation('GetOpenIdToken', async (input, context) => {
  const { identity, pool } = foundIdentity(input.IdentityId, context)
  if (pool.AllowClassicFlow !== true) throw classicFlowDisabled()
  const logins = await verifiedLogins(pool, input.Logins, context)
  const proven = provenIdentity(identity, pool, logins, context)
  return { IdentityId: proven.IdentityId, Token: await identityToken({ pool, identity: proven, logins, lifetime }, context) }
})
