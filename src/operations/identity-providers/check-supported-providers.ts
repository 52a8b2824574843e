import { compositeKey } from '../../domain/keys.ts'
import { providerNotInPool } from '../../domain/provider-errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { Store } from '../../store/store.ts'

/** A client can only offer providers that its pool has. @throws InvalidParameterException */
export function checkSupportedProviders({ Id }: UserPool, names: readonly string[], store: Store): void {
  for (const name of names) {
    if (name !== 'COGNITO' && !store.identityProviders.has(compositeKey(Id, name))) throw providerNotInPool(name, Id)
  }
}
