import type { ContactAttribute } from '../../domain/delivery.ts'
import { aliasExists } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { attributesSet } from '../../domain/user.ts'
import { signsInWithAttribute } from '../../domain/user-pool.ts'
import type { Context } from '../operation.ts'
import { byUsername, holderOf, signInAttributes } from './find-user.ts'

/**
 * Makes sure that no other user signs in with this value, before it becomes the user's own.
 * @param force takes the alias away from the other user, whose attribute is then no longer verified
 * @throws AliasExistsException
 */
// AWS: `ForceAliasCreation` of ConfirmSignUp and AdminCreateUser.
export function claimAlias(
  pool: UserPool,
  user: Pick<User, 'Username'>,
  attribute: ContactAttribute | 'preferred_username',
  value: string,
  force: boolean,
  { store, clock }: Context,
): void {
  if (value === '' || !signInAttributes(pool).includes(attribute)) return
  // Assumed: a preferred username is not another user's username either, which would be signed in in its place.
  const named = attribute === 'preferred_username' ? byUsername(pool, value, store) : undefined
  const holder = holderOf(pool, attribute, value, store) ?? named
  if (holder === undefined || holder.Username === user.Username) return
  // AWS: only addresses can be taken over.
  if (!force || signsInWithAttribute(pool) || attribute === 'preferred_username') throw aliasExists(attribute)
  store.users.update(userKey(holder), attributesSet({ [`${attribute}_verified`]: 'false' }, clock.now()), () => aliasExists(attribute))
}
