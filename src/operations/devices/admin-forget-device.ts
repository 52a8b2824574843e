import { deviceKey } from '../../domain/keys.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'
import { confirmedDevice } from './found-device.ts'

export const adminForgetDevice = defineOperation('AdminForgetDevice', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  confirmedDevice(user, input.DeviceKey, context.store)
  context.store.devices.remove(deviceKey(user, input.DeviceKey))
  return {}
})
