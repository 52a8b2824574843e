import { invalidParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from './found-user-pool.ts'
import { removeUserPool } from './remove-user-pool.ts'

// AWS: refused while deletion protection is on or a domain exists. Assumed: the sentences.
export const deleteUserPool = defineOperation('DeleteUserPool', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  if (pool.DeletionProtection === 'ACTIVE') {
    throw invalidParameter(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    )
  }
  if (context.store.domains.found('pool', pool.Id).length > 0) {
    throw invalidParameter('User pool cannot be deleted. It has a domain configured that should be deleted first.')
  }
  removeUserPool(pool.Id, context.store)
  return {}
})
