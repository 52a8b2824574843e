import { userKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { Passkey, User } from '../../domain/records/users.ts'
import { relyingPartyId } from '../../domain/webauthn.ts'
import type { Store } from '../../store/store.ts'

/** The relying party of a pool; undefined where it has none. */
export function relyingPartyOf(pool: UserPool, store: Store): string | undefined {
  return relyingPartyId(
    pool,
    store.domains.found('pool', pool.Id).map(({ record }) => record),
  )
}

/** The passkeys of a user that were made for a relying party, oldest first. */
export function passkeysFor(rpId: string, user: User, store: Store): Passkey[] {
  return store.passkeys.list(userKey(user)).filter((passkey) => passkey.rpId === rpId)
}

export function hasPasskey(user: User, store: Store): boolean {
  return store.passkeys.count(userKey(user)) > 0
}

/** The relying party of a pool and the passkeys of a user that are for it; undefined where there are none. */
export function usablePasskeys(pool: UserPool, user: User, store: Store): UsablePasskeys | undefined {
  const rpId = hasPasskey(user, store) ? relyingPartyOf(pool, store) : undefined
  const known = rpId === undefined ? [] : passkeysFor(rpId, user, store)
  return rpId === undefined || known.length === 0 ? undefined : { rpId, known }
}

interface UsablePasskeys {
  readonly rpId: string
  readonly known: readonly Passkey[]
}
