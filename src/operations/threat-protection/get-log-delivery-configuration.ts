import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const getLogDeliveryConfiguration = defineOperation('GetLogDeliveryConfiguration', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  return { LogDeliveryConfiguration: context.store.logDeliveries.get(Id) ?? { UserPoolId: Id, LogConfigurations: [] } }
})
