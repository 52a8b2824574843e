import { userNotFound } from '../../domain/errors.ts'
import { identitiesOf, unlinkedFrom } from '../../domain/identities.ts'
import { userKey } from '../../domain/keys.ts'
import { passwordRemoved } from '../../domain/user.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { revokeSignIns } from '../users/revoke-sign-ins.ts'
import { holderOfIdentity, isOwnProvider, providerIdentity } from './linking.ts'

// AWS: the pool's own user can no longer sign in with the password; another provider's identity loses its link, and makes a user of its
// own at the next sign-in. A user that was made from the identity can no longer sign in with it.
export const adminDisableProviderForUser = defineOperation('AdminDisableProviderForUser', (input, context) => {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const now = clock.now()
  if (isOwnProvider(input.User.ProviderName ?? '')) {
    const user = foundUser(pool, input.User.ProviderAttributeValue ?? '', store)
    store.users.update(userKey(user), passwordRemoved(now), userNotFound)
    return {}
  }
  const { provider, userId } = providerIdentity('User', pool, input.User, store)
  const user = holderOfIdentity(pool, provider.ProviderName, userId, store)
  if (user === undefined) throw userNotFound()
  const identity = { providerName: provider.ProviderName, userId }
  if (identitiesOf(user).some((other) => other.primary && other.userId === userId)) revokeSignIns(user, store)
  store.users.update(userKey(user), unlinkedFrom(identity, now), userNotFound)
  return {}
})
