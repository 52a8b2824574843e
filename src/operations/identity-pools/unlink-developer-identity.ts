import { withoutLogins } from '../../domain/identity.ts'
import { developerProviderWrong, identityNotFound } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity } from './found-identity.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const unlinkDeveloperIdentity = defineIdentityOperation('UnlinkDeveloperIdentity', (input, context) => {
  const { store, clock } = context
  const pool = foundIdentityPool(input.IdentityPoolId, context)
  const { DeveloperProviderName, DeveloperUserIdentifier } = input
  if (DeveloperProviderName !== pool.DeveloperProviderName) throw developerProviderWrong()
  const { identity } = foundIdentity(input.IdentityId, context)
  const isIt = ({ provider, subject }: { provider: string; subject: string }) =>
    provider === DeveloperProviderName && subject === DeveloperUserIdentifier
  if (identity.IdentityPoolId !== pool.IdentityPoolId || !identity.logins.some(isIt)) throw identityNotFound(input.IdentityId)
  store.identities.update(identity.IdentityId, withoutLogins(isIt, clock.now()), () => identityNotFound(input.IdentityId))
  return {}
})
