import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { removeUser } from './remove-user.ts'

export const deleteUser = defineOperation('DeleteUser', (input, context) => {
  const { user } = signedInUser(input.AccessToken, context)
  removeUser(user.UserPoolId, user.Username, context.store)
  return {}
})
