import { isTrusted, tracksDevices } from '../../domain/device.ts'
import { deviceNotFound } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import type { Device, User } from '../../domain/records/users.ts'
import type { NewDeviceMetadataType } from '../../model/generated/cognito-idp-types.ts'
import type { Attempt } from '../auth/attempt.ts'
import type { Context } from '../operation.ts'
import { foundDevice } from './found-device.ts'

/**
 * The device that a sign-in names and that can prove itself; undefined where none is named, or the named one is not remembered.
 * @throws ResourceNotFoundException
 */
export function trustedDevice({ pool, parameters }: Attempt, user: User, { store }: Context): Device | undefined {
  const key = parameters.DEVICE_KEY
  if (!tracksDevices(pool) || !key) return undefined
  const device = foundDevice(user, key, store)
  return isTrusted(device) ? device : undefined
}

/** Whether a sign-in is on a device that the pool, which tracks them, does not know. */
export function isOnNewDevice({ pool, parameters }: Attempt, user: User, { store }: Context): boolean {
  return tracksDevices(pool) && !(parameters.DEVICE_KEY && store.devices.has(deviceKey(user, parameters.DEVICE_KEY)))
}

/** What a completed sign-in says of its device: the one that it named, or a new one that can be confirmed. */
export function signedInDevice(attempt: Attempt, user: User, context: Context): { key?: string; created?: NewDeviceMetadataType } {
  const { pool, parameters } = attempt
  const { store, clock, random } = context
  if (!tracksDevices(pool)) return {}
  const now = clock.now()
  const named = parameters.DEVICE_KEY ? store.devices.get(deviceKey(user, parameters.DEVICE_KEY)) : undefined
  if (named !== undefined) {
    store.devices.update(deviceKey(user, named.DeviceKey), (device) => ({ ...device, authenticated: now }), deviceNotFound)
    return { key: named.DeviceKey }
  }
  const DeviceKey = `${pool.region}_${random.uuid()}`
  const DeviceGroupKey = `-${Buffer.from(random.bytes(6)).toString('base64url').slice(0, 8)}`
  store.devices.put({
    UserPoolId: pool.Id,
    Username: user.Username,
    DeviceKey,
    DeviceGroupKey,
    remembered: false,
    created: now,
    modified: now,
    authenticated: now,
  })
  return { key: DeviceKey, created: { DeviceKey, DeviceGroupKey } }
}
