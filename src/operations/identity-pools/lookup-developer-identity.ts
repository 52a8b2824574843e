import { invalidParameter } from '../../domain/errors.ts'
import { loginKey } from '../../domain/identity.ts'
import { developerProviderWrong, identityNotFound } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity } from './found-identity.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

// AWS: by the identity or by the user; given both, they have to belong together.
export const lookupDeveloperIdentity = defineIdentityOperation('LookupDeveloperIdentity', (input, context) => {
  const pool = foundIdentityPool(input.IdentityPoolId, context)
  const provider = pool.DeveloperProviderName
  if (provider === undefined) throw developerProviderWrong()
  const { IdentityId, DeveloperUserIdentifier: subject } = input
  // Assumed: the sentence.
  if (IdentityId === undefined && subject === undefined) throw invalidParameter('Either IdentityId or DeveloperUserIdentifier is required.')
  const held =
    subject === undefined ? undefined : context.store.identities.find('login', loginKey(pool.IdentityPoolId, { provider, subject }))
  if (subject !== undefined && (held === undefined || (IdentityId !== undefined && held.IdentityId !== IdentityId))) {
    throw identityNotFound(IdentityId ?? subject)
  }
  const identity = held ?? foundIdentity(IdentityId ?? '', context).identity
  if (identity.IdentityPoolId !== pool.IdentityPoolId) throw identityNotFound(identity.IdentityId)
  const subjects = identity.logins.filter((login) => login.provider === provider).map((login) => login.subject)
  return { IdentityId: identity.IdentityId, DeveloperUserIdentifierList: subjects }
})
