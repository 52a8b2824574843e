import { loginKey } from '../../domain/identity.ts'
import { developerConflict, developerProviderWrong } from '../../domain/identity-errors.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity, identityOf, linked } from './found-identity.ts'
import { foundIdentityPool } from './found-identity-pool.ts'
import { identityToken } from './identity-token.ts'
import { verifiedLogins } from './verified-logins.ts'

// AWS: a backend names its own user under the pool's developer provider; other logins are linked with it. 15 minutes by default.
export const getOpenIdTokenForDeveloperIdentity = defineIdentityOperation('GetOpenIdTokenForDeveloperIdentity', async (input, context) => {
  const pool = foundIdentityPool(input.IdentityPoolId, context)
  const name = pool.DeveloperProviderName
  const subject = name === undefined ? undefined : input.Logins[name]
  if (name === undefined || subject === undefined) throw developerProviderWrong()
  const { [name]: _, ...others } = input.Logins
  const own = { provider: name, subject, claims: {} }
  const logins = [own, ...(await verifiedLogins(pool, others, context))]
  const holder = context.store.identities.find('login', loginKey(pool.IdentityPoolId, own))
  if (input.IdentityId !== undefined && holder !== undefined && holder.IdentityId !== input.IdentityId) throw developerConflict()
  // The backend has proved itself: an identity that it names takes the login.
  const identity =
    input.IdentityId === undefined
      ? identityOf(pool, logins, context)
      : linked(foundIdentity(input.IdentityId, context).identity, logins, context)
  const issue = { pool, identity, logins, lifetime: input.TokenDuration ?? 900, tags: input.PrincipalTags }
  return { IdentityId: identity.IdentityId, Token: await identityToken(issue, context) }
})
