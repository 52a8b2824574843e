import { groupNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { Group } from '../../domain/records/users.ts'
import type { Store } from '../../store/store.ts'

/** @throws ResourceNotFoundException */
export function foundGroup(userPoolId: string, groupName: string, store: Store): Group {
  return store.groups.require(compositeKey(userPoolId, groupName), groupNotFound)
}
