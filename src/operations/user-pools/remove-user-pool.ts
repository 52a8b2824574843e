import { compositeKey, resourceServerKey } from '../../domain/keys.ts'
import type { Store } from '../../store/store.ts'
import { everyClient, removeLook } from '../branding/remove-look.ts'
import { removeGroup } from '../groups/remove-group.ts'
import { removeUser } from '../users/remove-user.ts'

/** Users removed between two looks at the event loop. */
const usersAtOnce = 500

/**
 * Removes the users of a pool, a few at a time while other requests go on: a hundred thousand take more than a second.
 * A pool of a few users is emptied at once.
 */
export async function removeUsers(id: string, store: Store): Promise<void> {
  for (;;) {
    for (const { record } of store.users.page(id, 0, usersAtOnce)) removeUser(id, record.Username, store)
    if (store.users.count(id) === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Removes a pool and all that is in it. */
export function removeUserPool(id: string, store: Store): void {
  for (const { GroupName } of store.groups.list(id)) removeGroup(id, GroupName, store)
  for (const { Username } of store.users.list(id)) removeUser(id, Username, store)
  for (const { ClientId } of store.userPoolClients.list(id)) {
    removeLook(id, ClientId, store)
    store.userPoolClients.remove(ClientId)
  }
  removeLook(id, everyClient, store)
  for (const server of store.resourceServers.list(id)) store.resourceServers.remove(resourceServerKey(server))
  for (const { ProviderName } of store.identityProviders.list(id)) store.identityProviders.remove(compositeKey(id, ProviderName))
  for (const { digest } of store.federations.list(id)) store.federations.remove(digest)
  for (const used of store.samlAssertions.list(id)) store.samlAssertions.remove(compositeKey(id, used.ProviderName, used.id))
  for (const { JobId } of store.userImportJobs.list(id)) {
    store.userImportFiles.remove(JobId)
    store.userImportJobs.remove(JobId)
  }
  for (const { ClientId } of store.riskConfigurations.list(id)) store.riskConfigurations.remove(compositeKey(id, ClientId))
  store.logDeliveries.remove(id)
  for (const { RegionName } of store.userPoolReplicas.list(id)) store.userPoolReplicas.remove(compositeKey(id, RegionName))
  store.poolKeys.remove(id)
  store.userPools.remove(id)
}
