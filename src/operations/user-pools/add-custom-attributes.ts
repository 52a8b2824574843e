import { userPoolNotFound } from '../../domain/errors.ts'
import { withCustomAttributes } from '../../domain/schema.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import { defineOperation } from '../operation.ts'
import { checkNoImport } from '../user-import/found-user-import-job.ts'
import { foundUserPool } from './found-user-pool.ts'

export const addCustomAttributes = defineOperation('AddCustomAttributes', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  checkNoImport(Id, context)
  context.store.userPools.update(
    Id,
    (pool) => ({
      ...pool,
      SchemaAttributes: withCustomAttributes(schemaOf(pool), input.CustomAttributes),
      LastModifiedDate: context.clock.now(),
    }),
    () => userPoolNotFound(Id),
  )
  return {}
})
