import { invalidParameter, userNotFound } from '../../domain/errors.ts'
import { identitiesAtMost, identitiesOf, linkedByAttribute, linkedTo, newIdentity } from '../../domain/identities.ts'
import { userKey } from '../../domain/keys.ts'
import { linkedAlready, linksItself, mergingUnsupported, tooManyIdentities } from '../../domain/provider-errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import type { ProviderUserIdentifierType } from '../../model/generated/cognito-idp-types.ts'
import type { Store } from '../../store/store.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { holderOfIdentity, isOwnProvider, providerIdentity } from './linking.ts'

export const adminLinkProviderForUser = defineOperation('AdminLinkProviderForUser', (input, context) => {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { SourceUser, DestinationUser } = input
  if (isOwnProvider(SourceUser.ProviderName ?? '')) throw linksItself()
  const { provider, userId, attribute } = providerIdentity('SourceUser', pool, SourceUser, store)
  const destination = destinationUser(pool, DestinationUser, store)
  const holder = holderOfIdentity(pool, provider.ProviderName, userId, store)
  if (holder !== undefined) throw holder.Username === destination.Username ? linkedAlready() : mergingUnsupported()
  const others = identitiesOf(destination).filter(({ primary }) => !primary)
  if (others.length >= identitiesAtMost) throw tooManyIdentities(identitiesAtMost)
  const identity = newIdentity(provider, userId, false, clock.now())
  const linked = store.users.update(userKey(destination), linkedTo(identity, clock.now()), userNotFound)
  if (attribute !== undefined)
    store.users.update(userKey(linked), linkedByAttribute(provider.ProviderName, userId, attribute), userNotFound)
  return {}
})

// AWS: a user of the pool is named by the username, whatever the attribute's name; another provider's user by its subject.
function destinationUser(pool: UserPool, identifier: ProviderUserIdentifierType, store: Store): User {
  const { ProviderName = '', ProviderAttributeValue = '' } = identifier
  if (ProviderAttributeValue === '') throw invalidParameter('Invalid DestinationUser: ProviderAttributeValue is missing.')
  if (isOwnProvider(ProviderName)) return foundUser(pool, ProviderAttributeValue, store)
  const { provider, userId } = providerIdentity(
    'DestinationUser',
    pool,
    { ...identifier, ProviderAttributeName: identifier.ProviderAttributeName ?? 'Cognito_Subject' },
    store,
  )
  const user = holderOfIdentity(pool, provider.ProviderName, userId, store)
  if (user === undefined) throw userNotFound()
  return user
}
