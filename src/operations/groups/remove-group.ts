import { compositeKey } from '../../store/kinds.ts'
import type { Store } from '../../store/store.ts'

/** Removes a group and who is in it. */
export function removeGroup(userPoolId: string, groupName: string, store: Store): void {
  const key = compositeKey(userPoolId, groupName)
  for (const { Username } of store.memberships.list(key)) store.memberships.remove(compositeKey(userPoolId, groupName, Username))
  store.groups.remove(key)
}
