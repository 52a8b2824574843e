import { accessTokenMissing } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { confirmedDevice } from './found-device.ts'

export const forgetDevice = defineOperation('ForgetDevice', (input, context) => {
  if (input.AccessToken === undefined) throw accessTokenMissing()
  const { user } = signedInUser(input.AccessToken, context)
  confirmedDevice(user, input.DeviceKey, context.store)
  context.store.devices.remove(deviceKey(user, input.DeviceKey))
  return {}
})
