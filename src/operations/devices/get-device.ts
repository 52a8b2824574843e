import { answeredDevice } from '../../domain/device.ts'
import { accessTokenMissing } from '../../domain/errors.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { confirmedDevice } from './found-device.ts'

export const getDevice = defineOperation('GetDevice', (input, context) => {
  if (input.AccessToken === undefined) throw accessTokenMissing()
  return { Device: answeredDevice(confirmedDevice(signedInUser(input.AccessToken, context).user, input.DeviceKey, context.store)) }
})
