import { answeredDevice } from '../../domain/device.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { confirmedDevice } from './found-device.ts'

export const adminGetDevice = defineOperation('AdminGetDevice', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  return { Device: answeredDevice(confirmedDevice(user, input.DeviceKey, context.store)) }
})
