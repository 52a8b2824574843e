import { invalidParameter } from '../../domain/errors.ts'
import { loginKey, withLogins } from '../../domain/identity.ts'
import { developerProviderWrong, identityNotFound } from '../../domain/identity-errors.ts'
import type { Identity } from '../../domain/records/identity-pools.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

// AWS: the source's logins go to the destination, and its identity is gone.
export const mergeDeveloperIdentities = defineIdentityOperation('MergeDeveloperIdentities', (input, context) => {
  const { store, clock } = context
  const pool = foundIdentityPool(input.IdentityPoolId, context)
  const provider = input.DeveloperProviderName
  if (provider !== pool.DeveloperProviderName) throw developerProviderWrong()
  const held = (subject: string): Identity => {
    const identity = store.identities.find('login', loginKey(pool.IdentityPoolId, { provider, subject }))
    if (identity === undefined) throw identityNotFound(subject)
    return identity
  }
  const [source, destination] = [held(input.SourceUserIdentifier), held(input.DestinationUserIdentifier)]
  // Assumed: the sentence.
  if (source.IdentityId === destination.IdentityId) throw invalidParameter('The two users are of one identity already.')
  store.identities.remove(source.IdentityId)
  const { IdentityId } = store.identities.update(destination.IdentityId, withLogins(source.logins, clock.now()), () =>
    identityNotFound(destination.IdentityId),
  )
  return { IdentityId }
})
