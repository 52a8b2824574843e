import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { listDevicesOf } from './list-devices-of.ts'

export const adminListDevices = defineOperation('AdminListDevices', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  return listDevicesOf(user, input.Limit, input.PaginationToken, context)
})
