import { deviceNotFound } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'
import { confirmedDevice } from './found-device.ts'

/** Sets whether a device is remembered, for UpdateDeviceStatus and its admin twin. @throws ResourceNotFoundException */
export function rememberDevice(
  user: User,
  key: string,
  status: 'remembered' | 'not_remembered' | undefined,
  { store, clock }: Context,
): void {
  confirmedDevice(user, key, store)
  if (status === undefined) return
  store.devices.update(
    deviceKey(user, key),
    (device) => ({ ...device, remembered: status === 'remembered', modified: clock.now() }),
    deviceNotFound,
  )
}
