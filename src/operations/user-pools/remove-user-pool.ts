import type { Store } from '../../store/store.ts'
import { removeGroup } from '../groups/remove-group.ts'
import { removeUser } from '../users/remove-user.ts'

/** Removes a pool and all that is in it. */
export function removeUserPool(id: string, store: Store): void {
  for (const { GroupName } of store.groups.list(id)) removeGroup(id, GroupName, store)
  for (const { Username } of store.users.list(id)) removeUser(id, Username, store)
  for (const { ClientId } of store.userPoolClients.list(id)) store.userPoolClients.remove(ClientId)
  for (const { Identifier } of store.resourceServers.list(id)) store.resourceServers.remove(`${id}/${Identifier}`)
  store.poolKeys.remove(id)
  store.userPools.remove(id)
}
