import { groupNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

// Assumed: unlike UpdateUserPool, what is left out stays; the documentation says nothing of defaults here.
export const updateGroup = defineOperation('UpdateGroup', (input, { store, clock, region }) => {
  const { Id } = foundUserPool(input.UserPoolId, { store, region })
  const group = store.groups.update(
    compositeKey(Id, input.GroupName),
    (record) => ({
      ...record,
      Description: input.Description ?? record.Description,
      RoleArn: input.RoleArn ?? record.RoleArn,
      Precedence: input.Precedence ?? record.Precedence,
      LastModifiedDate: clock.now(),
    }),
    groupNotFound,
  )
  return { Group: group }
})
