import { compositeKey } from '../../domain/keys.ts'
import { identifierTaken } from '../../domain/provider-errors.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { Store } from '../../store/store.ts'

/** An identifier leads to one provider of a pool. @throws DuplicateProviderException */
export function checkIdentifiers(
  { UserPoolId, ProviderName }: Pick<IdentityProvider, 'UserPoolId' | 'ProviderName'>,
  identifiers: readonly string[],
  store: Store,
): void {
  for (const identifier of identifiers) {
    const holder = store.identityProviders.find('identifier', compositeKey(UserPoolId, identifier))
    if (holder !== undefined && holder.ProviderName !== ProviderName) throw identifierTaken(identifier)
  }
}
