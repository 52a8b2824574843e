import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { listDevicesOf } from './list-devices-of.ts'

export const listDevices = defineOperation('ListDevices', (input, context) =>
  listDevicesOf(signedInUser(input.AccessToken, context).user, input.Limit, input.PaginationToken, context),
)
