import { groupExists } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const createGroup = defineOperation('CreateGroup', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const now = context.clock.now()
  const { GroupName, Description, RoleArn, Precedence } = input
  const group = context.store.groups.insert(
    { GroupName, UserPoolId: Id, Description, RoleArn, Precedence, LastModifiedDate: now, CreationDate: now },
    groupExists,
  )
  return { Group: group }
})
