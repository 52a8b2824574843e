import { invalidParameter } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundReplica } from './found-replica.ts'

// AWS: only an inactive replica is deleted.
export const deleteUserPoolReplica = defineOperation('DeleteUserPoolReplica', (input, context) => {
  const { store } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const replica = foundReplica(pool, input.RegionName, store)
  // Assumed: the sentence.
  if (replica.Status === 'ACTIVE') throw invalidParameter('Only a replica that is INACTIVE can be deleted.')
  store.userPoolReplicas.remove(compositeKey(pool.Id, replica.RegionName))
  return { UserPoolReplica: { ...replica, Status: 'DELETING' as const } }
})
