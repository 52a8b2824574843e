import { registrationScope } from '../../domain/client-registration.ts'
import { compositeKey } from '../../domain/keys.ts'
import { standardScopes } from '../../domain/oauth-scopes.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { ServiceError } from '../../domain/service-error.ts'
import type { Store } from '../../store/store.ts'

/**
 * Every scope is a standard one or `identifier/name` of a resource server of the pool.
 * @throws ScopeDoesNotExistException
 */
// Seen: the sentence.
export function checkScopes({ Id }: UserPool, scopes: readonly string[], store: Store): void {
  for (const scope of scopes) {
    const at = scope.lastIndexOf('/')
    const server = store.resourceServers.get(compositeKey(Id, scope.slice(0, at)))
    const known =
      standardScopes.has(scope) || scope === registrationScope || server?.Scopes?.some(({ ScopeName }) => ScopeName === scope.slice(at + 1))
    if (!known) throw new ServiceError('ScopeDoesNotExistException', `Invalid scope requested: ${scope}`)
  }
}
