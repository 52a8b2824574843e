import { featureUnavailable, invalidParameter } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { replicaArn } from '../../domain/replica.ts'
import { replicaExists } from '../../domain/security-errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

// A replica shares everything with its pool, so it is there at once; AWS takes a while and says CREATING meanwhile.
export const createUserPoolReplica = defineOperation('CreateUserPoolReplica', (input, context) => {
  const { store } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { RegionName, UserPoolTags } = input
  if (pool.UserPoolTier === 'LITE') throw featureUnavailable('Multi-region replication')
  // Assumed: the sentence.
  if (RegionName === pool.region) throw invalidParameter(`The user pool is in ${RegionName} already.`)
  if (store.userPoolReplicas.has(compositeKey(pool.Id, RegionName))) throw replicaExists(RegionName)
  const UserPoolReplica = store.userPoolReplicas.put({
    UserPoolId: pool.Id,
    RegionName,
    Status: 'INACTIVE',
    Role: 'SECONDARY',
    UserPoolArn: replicaArn(pool, RegionName),
    ...(UserPoolTags && { tags: UserPoolTags }),
  })
  return { UserPoolReplica }
})
