import { invalidParameter } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { replicaNotFound } from '../../domain/security-errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

// AWS: either region may ask.
export const updateUserPoolReplica = defineOperation('UpdateUserPoolReplica', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const { RegionName, Status } = input
  // Assumed: the sentence.
  if (RegionName === pool.region) throw invalidParameter('The primary replica cannot be updated.')
  const UserPoolReplica = context.store.userPoolReplicas.update(
    compositeKey(pool.Id, RegionName),
    (replica) => ({ ...replica, Status }),
    () => replicaNotFound(pool.Id, RegionName),
  )
  return { UserPoolReplica }
})
