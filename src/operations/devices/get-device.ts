import { answeredDevice } from '../../domain/device.ts'
import { invalidParameter } from '../../domain/errors.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { confirmedDevice } from './found-device.ts'

export const getDevice = defineOperation('GetDevice', (input, context) => {
  // Assumed: the sentence; without a token the model lets the request pass, the service does not.
  if (input.AccessToken === undefined) throw invalidParameter('AccessToken is required.')
  return { Device: answeredDevice(confirmedDevice(signedInUser(input.AccessToken, context).user, input.DeviceKey, context.store)) }
})
