import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { rememberDevice } from './remember-device.ts'

export const adminUpdateDeviceStatus = defineOperation('AdminUpdateDeviceStatus', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  rememberDevice(user, input.DeviceKey, input.DeviceRememberedStatus, context)
  return {}
})
