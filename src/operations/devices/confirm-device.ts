import { remembersOnPrompt, tracksDevices } from '../../domain/device.ts'
import { deviceNotFound, devicesNotConfigured, invalidParameter } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { foundDevice } from './found-device.ts'

// AWS: ConfirmDevice: the device chose a secret and hands over what proves it; with the user's say it is remembered later.
export const confirmDevice = defineOperation('ConfirmDevice', (input, context) => {
  const { pool, user } = signedInUser(input.AccessToken, context)
  if (!tracksDevices(pool)) throw devicesNotConfigured()
  foundDevice(user, input.DeviceKey, context.store)
  const { Salt, PasswordVerifier } = input.DeviceSecretVerifierConfig ?? {}
  // Assumed: the sentence.
  if (!Salt || !PasswordVerifier) throw invalidParameter('DeviceSecretVerifierConfig with Salt and PasswordVerifier is required.')
  const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex')
  const onPrompt = remembersOnPrompt(pool)
  context.store.devices.update(
    deviceKey(user, input.DeviceKey),
    (device) => ({
      ...device,
      ...(input.DeviceName !== undefined && { name: input.DeviceName }),
      secret: { salt: hex(Salt), verifier: hex(PasswordVerifier) },
      remembered: !onPrompt,
      modified: context.clock.now(),
    }),
    deviceNotFound,
  )
  return { UserConfirmationNecessary: onPrompt }
})
