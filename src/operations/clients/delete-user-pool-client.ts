import { removeLook } from '../branding/remove-look.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundClientOf } from './found-client.ts'

// What was signed in through it ends: a client that is given the same id later must not inherit refresh tokens.
export const deleteUserPoolClient = defineOperation('DeleteUserPoolClient', (input, context) => {
  const { store } = context
  const { ClientId, UserPoolId } = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  for (const signIn of store.signIns.list(UserPoolId)) if (signIn.ClientId === ClientId) store.signIns.remove(signIn.originJti)
  for (const session of store.challengeSessions.list(UserPoolId)) {
    if (session.ClientId === ClientId) store.challengeSessions.remove(session.id)
  }
  for (const code of store.authorizationCodes.list(UserPoolId)) {
    if (code.ClientId === ClientId) store.authorizationCodes.remove(code.digest)
  }
  removeLook(UserPoolId, ClientId, store)
  store.userPoolClients.remove(ClientId)
  return {}
})
