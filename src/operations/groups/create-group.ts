import { groupExists, tooManyGroups } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { quotas } from '../../domain/quotas.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const createGroup = defineOperation('CreateGroup', (input, context) => {
  const { clock, store } = context
  const { Id } = foundUserPool(input.UserPoolId, context)
  const now = clock.now()
  const { GroupName, Description, RoleArn, Precedence } = input
  if (store.groups.has(compositeKey(Id, GroupName))) throw groupExists()
  if (store.groups.count(Id) >= quotas.groupsPerPool) throw tooManyGroups(quotas.groupsPerPool)
  const group = store.groups.put({ GroupName, UserPoolId: Id, Description, RoleArn, Precedence, LastModifiedDate: now, CreationDate: now })
  return { Group: group }
})
