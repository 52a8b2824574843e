import { withoutLogins } from '../../domain/identity.ts'
import { identityNotFound } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity, provenIdentity } from './found-identity.ts'
import { verifiedLogins } from './verified-logins.ts'

// AWS: whoever unlinks proves the login; what was linked is a new identity the next time.
export const unlinkIdentity = defineIdentityOperation('UnlinkIdentity', async (input, context) => {
  const { identity, pool } = foundIdentity(input.IdentityId, context)
  provenIdentity(identity, pool, await verifiedLogins(pool, input.Logins, context), context)
  const gone = new Set(input.LoginsToRemove)
  context.store.identities.update(
    identity.IdentityId,
    withoutLogins(({ provider }) => gone.has(provider), context.clock.now()),
    () => identityNotFound(identity.IdentityId),
  )
  return {}
})
