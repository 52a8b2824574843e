import { refreshTokenInvalid } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import type { Store } from '../../store/store.ts'

/** Ends every sign-in of a user: access and refresh tokens are refused from now on; ID tokens cannot be taken back. */
export function revokeSignIns(user: User, store: Store): void {
  for (const { key, record } of store.signIns.found('user', userKey(user))) {
    if (record.revoked !== true) store.signIns.update(key, (signIn) => ({ ...signIn, revoked: true }), refreshTokenInvalid)
  }
}
