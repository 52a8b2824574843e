import { unauthorizedAttribute } from '../../domain/errors.ts'
import { mayWrite } from '../../domain/user-pool-client.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { removeAttributes } from './remove-attributes.ts'

export const deleteUserAttributes = defineOperation('DeleteUserAttributes', (input, context) => {
  const { pool, client, user } = signedInUser(input.AccessToken, context)
  if (input.UserAttributeNames.some((name) => !mayWrite(client, name))) throw unauthorizedAttribute()
  removeAttributes(pool, user, input.UserAttributeNames, context)
  return {}
})
