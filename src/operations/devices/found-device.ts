import { deviceNotFound } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import type { Device, User } from '../../domain/records/users.ts'
import type { Store } from '../../store/store.ts'

/** A device of a user, confirmed or not. @throws ResourceNotFoundException */
export function foundDevice(user: User, key: string | undefined, store: Store): Device {
  return store.devices.require(deviceKey(user, key ?? ''), deviceNotFound)
}

/** A device that the user has confirmed. @throws ResourceNotFoundException */
export function confirmedDevice(user: User, key: string, store: Store): Device {
  const device = foundDevice(user, key, store)
  if (device.secret === undefined) throw deviceNotFound()
  return device
}
