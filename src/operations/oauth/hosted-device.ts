/** Browsers that users have told the hosted pages to remember: their cookie has the secret that a device of the API would keep. */
import { deviceIdentity, isTrusted, remembersOnPrompt, tracksDevices } from '../../domain/device.ts'
import { deviceNotFound } from '../../domain/errors.ts'
import { deviceKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { sameText } from '../../domain/same-text.ts'
import { privateValue, verifier } from '../../domain/srp.ts'
import type { Proven } from '../auth/attempt.ts'
import type { Context } from '../operation.ts'

/** What the cookie says: `<device key>.<secret>`. */
export type DeviceText = string

/** The key of the device whose secret a browser knows; undefined where there is no such device, or it is not this user's. */
export function provenDevice(pool: UserPool, username: string, text: DeviceText | undefined, { store }: Context): string | undefined {
  const [key = '', secret = ''] = text?.split('.') ?? []
  const device = store.devices.get(deviceKey({ UserPoolId: pool.Id, Username: username }, key))
  if (device?.secret === undefined || !isTrusted(device) || secret === '') return undefined
  const proof = verifier(privateValue(device.secret.salt, deviceIdentity(device), secret)).toString(16)
  return sameText(BigInt(`0x${device.secret.verifier}`).toString(16), proof) ? key : undefined
}

/**
 * Remembers the new device of a sign-in, where the pool does or the user wants it.
 * @returns what the browser has to keep; undefined where nothing is remembered
 */
export function rememberedDevice(pool: UserPool, proven: Proven, wanted: boolean, context: Context): DeviceText | undefined {
  const { store, random, clock } = context
  const key = proven.newDevice?.DeviceKey
  if (key === undefined || !tracksDevices(pool) || (remembersOnPrompt(pool) && !wanted)) return undefined
  const secret = Buffer.from(random.bytes(40)).toString('base64url')
  const salt = Buffer.from(random.bytes(16)).toString('hex')
  store.devices.update(
    deviceKey({ UserPoolId: pool.Id, Username: proven.Username }, key),
    (device) => ({
      ...device,
      secret: { salt, verifier: verifier(privateValue(salt, deviceIdentity(device), secret)).toString(16) },
      remembered: true,
      modified: clock.now(),
    }),
    deviceNotFound,
  )
  return `${key}.${secret}`
}
