import { answeredDevice } from '../../domain/device.ts'
import { userKey } from '../../domain/keys.ts'
import { page } from '../../domain/page.ts'
import type { User } from '../../domain/records/users.ts'
import type { Context, Output } from '../operation.ts'

/** The confirmed devices of a user, for ListDevices and its admin twin. */
export function listDevicesOf(user: User, limit: number | undefined, token: string | undefined, { store }: Context): Output<'ListDevices'> {
  const request = { query: ['ListDevices', userKey(user)], token, limit: limit || 60 }
  const confirmed = (ordinal: number) =>
    [...store.devices.after(userKey(user), ordinal)].filter(({ record }) => record.secret !== undefined)
  const { slots, next } = page(request, confirmed)
  return { Devices: slots.map(({ record }) => answeredDevice(record)), PaginationToken: next }
}
