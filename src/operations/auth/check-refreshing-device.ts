import { tracksDevices } from '../../domain/device.ts'
import { refreshTokenInvalid } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { SignIn } from '../../domain/records/sign-ins.ts'
import type { Context } from '../operation.ts'

/**
 * Where a pool tracks devices, a refresh token works on the one that it was given to, until that one is forgotten.
 * @param deviceKey what the call names
 * @throws NotAuthorizedException
 */
// Seen: 2018 to 2023, a refresh without DEVICE_KEY, with another one and after ForgetDevice.
export function checkRefreshingDevice(pool: UserPool, signIn: SignIn, deviceKey: string | undefined, { store }: Context): void {
  if (!tracksDevices(pool) || signIn.deviceKey === undefined) return
  const isKnown = store.devices.has(compositeKey(pool.Id, signIn.deviceKey, signIn.Username))
  if (deviceKey !== signIn.deviceKey || !isKnown) throw refreshTokenInvalid()
}
