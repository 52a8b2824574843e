import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { RiskConfiguration } from '../../domain/records/security.ts'
import type { Store } from '../../store/store.ts'

/** What holds for a client: its own configuration, else the pool's. */
export function riskConfiguration({ Id }: UserPool, clientId: string | undefined, store: Store): RiskConfiguration | undefined {
  const own = clientId === undefined ? undefined : store.riskConfigurations.get(compositeKey(Id, clientId))
  return own ?? store.riskConfigurations.get(compositeKey(Id, ''))
}
