import { type Login, loginKey, withLogins } from '../../domain/identity.ts'
import {
  identityForbidden,
  identityNotFound,
  identityPoolNotFound,
  loginsConflict,
  loginsMismatch,
  unauthenticatedRefused,
} from '../../domain/identity-errors.ts'
import type { Identity, IdentityPool } from '../../domain/records/identity-pools.ts'
import type { Context } from '../operation.ts'

/** @throws ResourceNotFoundException */
export function foundIdentity(
  id: string,
  { store, region }: Pick<Context, 'store' | 'region'>,
): { identity: Identity; pool: IdentityPool } {
  const identity = store.identities.get(id)
  const pool = identity && store.identityPools.get(identity.IdentityPoolId)
  if (identity === undefined || pool === undefined || pool.region !== region) throw identityNotFound(id)
  return { identity, pool }
}

/** A new identity with its first logins. */
export function newIdentity(pool: IdentityPool, logins: readonly Pick<Login, 'provider' | 'subject'>[], context: Context): Identity {
  const { store, random, clock, region } = context
  const now = clock.now()
  return store.identities.put({
    IdentityId: `${region}:${random.uuid()}`,
    IdentityPoolId: pool.IdentityPoolId,
    logins: logins.map(({ provider, subject }) => ({ provider, subject })),
    CreationDate: now,
    LastModifiedDate: now,
  })
}

/** The identities that logins lead to, each once. */
function holders({ IdentityPoolId }: IdentityPool, logins: readonly Login[], { store }: Context): readonly Identity[] {
  const found = logins.flatMap((login) => store.identities.find('login', loginKey(IdentityPoolId, login)) ?? [])
  return [...new Map(found.map((identity) => [identity.IdentityId, identity])).values()]
}

/**
 * The identity of logins, made where there is none; logins that are new are linked to it.
 * @throws NotAuthorizedException, ResourceConflictException
 */
export function identityOf(pool: IdentityPool, logins: readonly Login[], context: Context): Identity {
  if (logins.length === 0) {
    if (!pool.AllowUnauthenticatedIdentities) throw unauthenticatedRefused()
    return newIdentity(pool, [], context)
  }
  const [first, ...others] = holders(pool, logins, context)
  if (others.length > 0) throw loginsConflict()
  return first === undefined ? newIdentity(pool, logins, context) : linked(first, logins, context)
}

/**
 * The identity that a call names, which its logins have to prove; new logins are linked to it.
 * @throws NotAuthorizedException
 */
export function provenIdentity(identity: Identity, pool: IdentityPool, logins: readonly Login[], context: Context): Identity {
  if (logins.length === 0) {
    if (identity.logins.length > 0) throw identityForbidden(identity.IdentityId)
    if (!pool.AllowUnauthenticatedIdentities) throw unauthenticatedRefused()
    return identity
  }
  const known = holders(pool, logins, context)
  if (known.some(({ IdentityId }) => IdentityId !== identity.IdentityId)) throw loginsMismatch()
  // An identity that has logins is proved by one of them; one without takes the first that comes.
  if (known.length === 0 && identity.logins.length > 0) throw loginsMismatch()
  return linked(identity, logins, context)
}

/** The identity with logins that it did not have. */
export function linked({ IdentityId, IdentityPoolId }: Identity, logins: readonly Login[], { store, clock }: Context): Identity {
  return store.identities.update(IdentityId, withLogins(logins, clock.now()), () => identityPoolNotFound(IdentityPoolId))
}
