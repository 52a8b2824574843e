import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { rememberDevice } from './remember-device.ts'

export const updateDeviceStatus = defineOperation('UpdateDeviceStatus', (input, context) => {
  rememberDevice(signedInUser(input.AccessToken, context).user, input.DeviceKey, input.DeviceRememberedStatus, context)
  return {}
})
