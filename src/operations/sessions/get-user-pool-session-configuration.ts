import { untouchedPoolSessions } from '../../domain/user-session.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const getUserPoolSessionConfiguration = defineOperation('GetUserPoolSessionConfiguration', (input, context) => {
  const { Id, sessionConfiguration = untouchedPoolSessions } = foundUserPool(input.UserPoolId, context)
  return { UserPoolId: Id, ...sessionConfiguration }
})
