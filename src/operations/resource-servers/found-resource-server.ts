import { resourceServerNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { ResourceServer } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** @throws ResourceNotFoundException */
export function foundResourceServer(input: { UserPoolId: string; Identifier: string }, context: Context): ResourceServer {
  const { Id } = foundUserPool(input.UserPoolId, context)
  return context.store.resourceServers.require(compositeKey(Id, input.Identifier), () => resourceServerNotFound(input.Identifier))
}
