import { invalidParameter } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { confirmedDevice } from './found-device.ts'

export const forgetDevice = defineOperation('ForgetDevice', (input, context) => {
  // Assumed: as in GetDevice.
  if (input.AccessToken === undefined) throw invalidParameter('AccessToken is required.')
  const { user } = signedInUser(input.AccessToken, context)
  confirmedDevice(user, input.DeviceKey, context.store)
  context.store.devices.remove(deviceKey(user, input.DeviceKey))
  return {}
})
