import { compositeKey } from '../../domain/keys.ts'
import type { Store } from '../../store/store.ts'

/** The classic pages' name for all clients that have nothing of their own. */
// AWS: SetUICustomization, "ClientId".
export const everyClient = 'ALL'

/** Removes how the hosted pages of a client look and which terms they show. */
export function removeLook(userPoolId: string, clientId: string, store: Store): void {
  store.uiCustomizations.remove(compositeKey(userPoolId, clientId))
  for (const { key } of store.managedLoginBrandings.found('client', clientId)) store.managedLoginBrandings.remove(key)
  for (const { key } of store.terms.found('client', clientId)) store.terms.remove(key)
}
