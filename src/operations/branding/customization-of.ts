import { compositeKey } from '../../domain/keys.ts'
import type { UiCustomization } from '../../domain/records/branding.ts'
import type { Store } from '../../store/store.ts'
import { everyClient } from './remove-look.ts'

/** The client's own, else that of all clients. */
// AWS: GetUICustomization.
export function customizationOf(userPoolId: string, clientId: string, store: Store): UiCustomization | undefined {
  const { uiCustomizations } = store
  return uiCustomizations.get(compositeKey(userPoolId, clientId)) ?? uiCustomizations.get(compositeKey(userPoolId, everyClient))
}
