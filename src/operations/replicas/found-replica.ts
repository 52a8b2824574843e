import { compositeKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolReplica } from '../../domain/records/pools.ts'
import { replicaNotFound } from '../../domain/security-errors.ts'
import type { Store } from '../../store/store.ts'

/** @throws ResourceNotFoundException */
export function foundReplica({ Id }: UserPool, region: string, store: Store): UserPoolReplica {
  return store.userPoolReplicas.require(compositeKey(Id, region), () => replicaNotFound(Id, region))
}
