import { compositeKey, membershipKey } from '../../domain/keys.ts'
import type { Store } from '../../store/store.ts'

/** Removes a group and who is in it. */
export function removeGroup(userPoolId: string, groupName: string, store: Store): void {
  const key = compositeKey(userPoolId, groupName)
  for (const membership of store.memberships.list(key)) store.memberships.remove(membershipKey(membership))
  store.groups.remove(key)
}
