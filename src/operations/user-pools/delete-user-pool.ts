import { invalidParameter } from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { type Context, defineOperation } from '../operation.ts'
import { checkNoImport } from '../user-import/found-user-import-job.ts'
import { foundUserPool } from './found-user-pool.ts'
import { removeUserPool, removeUsers } from './remove-user-pool.ts'

// The pool goes last: what was begun and not finished, by `kill -9` too, leaves a pool that can be deleted again, and no users
// without one.
export const deleteUserPool = defineOperation('DeleteUserPool', async (input, context) => {
  const { Id } = deletablePool(input.UserPoolId, context)
  await removeUsers(Id, context.store)
  // Other requests had their turn meanwhile, and may have deleted or protected it.
  removeUserPool(deletablePool(Id, context).Id, context.store)
  return {}
})

// AWS: refused while deletion protection is on or a domain exists. Assumed: the sentences.
function deletablePool(id: string, context: Context): UserPool {
  const pool = foundUserPool(id, context)
  checkNoImport(id, context)
  if (pool.DeletionProtection === 'ACTIVE') {
    throw invalidParameter(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    )
  }
  if (context.store.domains.found('pool', pool.Id).length > 0) {
    throw invalidParameter('User pool cannot be deleted. It has a domain configured that should be deleted first.')
  }
  return pool
}
